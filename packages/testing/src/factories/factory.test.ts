import { afterEach, describe, expect, it } from "vitest";
import { contractCheckerFor, pointerTo } from "../contract/contract-checker.js";
import {
  createFactories,
  inviteeResource,
  resetSequences,
  wcsInviteeListResource,
  wcsSessionResource,
} from "./index.js";

afterEach(resetSequences);

const violations = (schema: string, value: unknown) =>
  contractCheckerFor("refuse").violations(pointerTo("$defs", schema), value);

describe("build", () => {
  it("takes overrides over and completes the objects inside", () => {
    const { linkedUser, ...invitee } = inviteeResource.build({ linkedUser: { userId: "7" } });
    expect(linkedUser).toEqual({ userId: "7", accountId: expect.stringMatching(/^\d{10}$/), domain: "pbx" });
    expect(Object.keys(invitee)).not.toEqual(expect.arrayContaining(["firstName", "lastName", "email"]));
  });

  it("replaces a list by the one that is given, and completes its items", () => {
    const { records } = wcsInviteeListResource.build({ records: [{ firstName: "Mei" }, {}] });
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({ firstName: "Mei", role: "Panelist", email: expect.stringContaining("mei.") });
    expect(wcsInviteeListResource.build({ records: [] }).records).toEqual([]);
  });

  it("leaves out an optional property that is undefined, and makes a required one", () => {
    const session = wcsSessionResource.build({ title: undefined, description: undefined, timeZone: undefined });
    expect(session).not.toHaveProperty("title");
    expect(session).not.toHaveProperty("description");
    expect(session.timeZone).toContain("/");
    expect(violations("WcsSessionResource", session)).toEqual([]);
  });

  it("takes over what the schema doesn't know, as answers may hold more", () => {
    const newer: object = { badge: { color: "red" } };
    const invitee = inviteeResource.build({ ...newer });
    expect(invitee).toMatchObject({ badge: { color: "red" } });
  });

  it("gives overrides the last word, right or wrong", () => {
    expect(inviteeResource.build({ firstName: "Mei", linkedUser: { userId: "7" } })).toMatchObject({
      firstName: "Mei",
      linkedUser: { userId: "7" },
    });
    expect(wcsSessionResource.build({ scheduledDuration: 1 }).scheduledDuration).toBe(1);
  });

  it("shares no object with its overrides or with another build", () => {
    const linkedUser = { userId: "7" };
    const factory = inviteeResource.params({ linkedUser });
    const [first, second] = factory.buildList(2);
    if (first?.linkedUser) first.linkedUser.userId = "8";
    linkedUser.userId = "9";
    expect(second?.linkedUser?.userId).toBe("7");
    expect(factory.build().linkedUser?.userId).toBe("7");
  });
});

describe("buildList", () => {
  it("gives everybody an id and an address of their own", () => {
    const invitees = inviteeResource.buildList(5000, { role: "CoHost" });
    for (const name of ["id", "email", "phoneParticipantCode"] as const) {
      expect(new Set(invitees.map((invitee) => invitee[name])).size, name).toBe(5000);
    }
    expect(new Set(invitees.map(({ role }) => role))).toEqual(new Set(["CoHost"]));
  });

  it("gives different addresses to people of the same name", () => {
    const emails = inviteeResource.buildList(50, { firstName: "Zoë", lastName: "Lin" }).map(({ email }) => email);
    expect(new Set(emails).size).toBe(50);
    expect(emails[1]).toMatch(/^zoe\.lin2@example\./);
  });

  it("gives ids of their own to the items of lists, within a list and across lists", () => {
    const lists = wcsInviteeListResource.buildList(20, { records: Array.from({ length: 200 }, () => ({})) });
    const records = lists.flatMap((list) => list.records);
    expect(new Set(records.map(({ id }) => id)).size).toBe(4000);
    expect(new Set(records.map(({ email }) => email)).size).toBe(4000);
  });

  it("says what a count is", () => {
    for (const count of [-1, 1.5, Number.NaN, "3" as unknown as number]) {
      expect(() => inviteeResource.buildList(count)).toThrow(
        new RangeError(`buildList: the count is a whole number from 0, such as 3; received ${count}`),
      );
    }
    expect(inviteeResource.buildList(0)).toEqual([]);
  });
});

describe("params and traits", () => {
  it("make another factory; the first one stays as it is", () => {
    const mei = inviteeResource.params({ firstName: "Mei", role: "CoHost" });
    expect(mei.params({ role: "Panelist" }).build()).toMatchObject({ firstName: "Mei", role: "Panelist" });
    expect(mei.build({ lastName: "Lin" })).toMatchObject({ firstName: "Mei", lastName: "Lin", role: "CoHost" });
    expect(inviteeResource.build().role).toBe("Panelist");
  });

  it("follow one another in any order, and what comes later counts", () => {
    expect(inviteeResource.coHost().linkedUser().build()).toMatchObject({ role: "CoHost", linkedUser: {} });
    expect(inviteeResource.linkedUser().external().build()).not.toHaveProperty("linkedUser");
    expect(inviteeResource.external().linkedUser().build()).not.toHaveProperty("email");
    expect(inviteeResource.linkedUser().build({ firstName: "Mei" })).not.toHaveProperty("linkedUser");
    expect(inviteeResource.external().build({ linkedUser: { userId: "7" } })).not.toHaveProperty("email");
    expect(
      inviteeResource
        .params({ linkedUser: { userId: "7" } })
        .linkedUser()
        .build().linkedUser?.userId,
    ).toBe("7");
  });

  it("count their builds together with those of the first factory", () => {
    const ids = [inviteeResource.build(), inviteeResource.host().build(), inviteeResource.params({}).build()];
    expect(new Set(ids.map(({ id }) => id)).size).toBe(3);
  });
});

describe("sets of factories", () => {
  it("build the same for the same seed, in any order, and something else for another one", () => {
    const [first, second] = [createFactories({ seed: 7 }), createFactories({ seed: 7 })];
    const invitee = first.inviteeResource.build();
    second.wcsSessionResource.buildList(3);
    expect(second.inviteeResource.build()).toEqual(invitee);
    for (const seed of [8, -7, 7 + 2 ** 32]) {
      expect(createFactories({ seed }).inviteeResource.build()).not.toEqual(invitee);
    }
  });

  it("don't count each other's builds", () => {
    const expected = createFactories().inviteeResource.build();
    inviteeResource.buildList(5);
    expect(createFactories().inviteeResource.build()).toEqual(expected);
  });

  it("start anew when their sequences are reset", () => {
    const first = inviteeResource.build();
    expect(inviteeResource.build()).not.toEqual(first);
    resetSequences();
    expect(inviteeResource.build()).toEqual(first);
    const factories = createFactories({ seed: 2 });
    const own = factories.inviteeResource.build();
    factories.resetSequences();
    expect(factories.inviteeResource.build()).toEqual(own);
  });

  it("say what a seed is", () => {
    expect(() => createFactories({ seed: 1.5 })).toThrow(
      new RangeError("createFactories: the seed is a whole number, such as 7; received 1.5"),
    );
  });

  it("have one account for everybody", () => {
    const { inviteeResource: invitee, wcsWebinarResource } = createFactories({ seed: 3 });
    const accounts = invitee
      .linkedUser()
      .buildList(3)
      .map(({ linkedUser }) => linkedUser?.accountId);
    expect(new Set([...accounts, wcsWebinarResource.build().host.accountId]).size).toBe(1);
  });
});
