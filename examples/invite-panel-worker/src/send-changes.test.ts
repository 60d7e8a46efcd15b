import { createWebinarClient, NotFoundError, PermissionDeniedError } from "@rcw/client";
import { createFakeWebinarApi, type FakeFetch, scenarios } from "@rcw/testing";
import { inviteeResource } from "@rcw/testing/factories";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Change, PanelRow, Result } from "./panel.js";
import { type Session, sendChanges } from "./send-changes.js";

const { webinarId, sessionId, panelistInviteeIds } = scenarios["scheduled-town-hall"];
const TOO_LONG = "x".repeat(65);

/** Somebody new; the service refuses a first name of more than 64 characters. */
const addition = (line: number, firstName = "Ana"): Change => ({
  kind: "add",
  row: rowOf({ line, firstName, email: `person-${line}@example.com` }),
});

function rowOf(given: Partial<PanelRow>): PanelRow {
  const somebody = { line: 2, email: "ana@example.com", firstName: "Ana", lastName: "Sol", jobTitle: undefined };
  return { ...somebody, role: "Panelist", ...given };
}

function prepare({ wrap = (fetch) => fetch }: { wrap?: (fetch: FakeFetch) => FakeFetch } = {}) {
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall", rateLimits: false });
  const auth = { accessToken: fake.accessToken };
  const rcw = createWebinarClient({ auth, fetch: wrap(fake.fetch), rateLimit: false });
  const send = async (changes: Change[], batchSize = 100, session: Session = { webinarId, sessionId }) => {
    const results: Result[] = [];
    for await (const result of sendChanges(rcw, session, changes, batchSize)) results.push(result);
    return results;
  };
  const invited = async () => {
    const { records } = await rcw.invitees.list({ webinarId, sessionId, perPage: 1000 });
    return records.flatMap(({ email }) => email ?? []).filter((email) => email.startsWith("person-"));
  };
  const callCount = () => fake.journal.all({ operationId: "rcwConfigUpdateInvitees" }).length;
  return { fake, send, invited, callCount };
}

const outcomes = (results: Result[]) => results.map(({ line, outcome }) => `${line} ${outcome}`);

/** An answer that says that something is wrong, and not with whom. */
const namesNobody = (fetch: FakeFetch): FakeFetch => {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.status !== 400) return response;
    return Response.json({ errors: [{ errorCode: "CMN-101", message: "Something is invalid" }] }, { status: 400 });
  };
};

describe("a batch with somebody in it whom the service refuses", () => {
  it("goes in without them, and costs one call more", async () => {
    const { send, callCount } = prepare();
    const results = await send([addition(2), addition(3, TOO_LONG), addition(4)]);
    expect(outcomes(results)).toEqual(["3 refused", "2 added", "4 added"]);
    expect(results[0]?.detail).toBe(
      "400 Parameter [firstName] value is invalid: must NOT have more than 64 characters",
    );
    expect(callCount()).toBe(2);
  });

  it("tells additions from changes, although both are counted from 0", async () => {
    const { send } = prepare();
    const change: Change = { kind: "update", row: rowOf({ line: 2 }), current: inviteeResource.build() };
    const known: Change = {
      kind: "update",
      row: rowOf({ line: 4, firstName: "Mei", lastName: "Lin", role: "CoHost" }),
      current: inviteeResource.panelist().build({ id: panelistInviteeIds[0], firstName: "Mei", lastName: "Lin" }),
    };
    const results = await send([change, addition(3), known]);
    expect(outcomes(results)).toEqual(["2 refused", "3 added", "4 changed"]);
    expect(results[0]?.detail).toMatch(/^404 /);
  });

  it("refuses with 409 who was invited by somebody else in the meantime", async () => {
    const { fake, send } = prepare();
    fake.addInvitee({ sessionId, email: "PERSON-3@example.com" });
    const results = await send([addition(2), addition(3)]);
    expect(outcomes(results)).toEqual(["3 refused", "2 added"]);
    expect(results[0]?.detail).toBe("409 Parameter [email] value is already in use");
  });

  it("is halved when the answer names nobody", async () => {
    const { send, callCount } = prepare({ wrap: namesNobody });
    const results = await send([addition(2), addition(3), addition(4, TOO_LONG), addition(5)]);
    expect(outcomes(results)).toEqual(["2 added", "3 added", "4 refused", "5 added"]);
    expect(callCount()).toBe(5);
  });

  it("always goes in for everybody else, and reports each person once", async () => {
    const people = fc.array(fc.boolean(), { maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(people, fc.integer({ min: 1, max: 30 }), fc.boolean(), async (areGood, batchSize, named) => {
        const { send, invited, callCount } = prepare(named ? {} : { wrap: namesNobody });
        const changes = areGood.map((isGood, index) => addition(index + 2, isGood ? "Ana" : TOO_LONG));
        const results = await send(changes, batchSize);
        const expected = areGood.map((isGood, index) => `${index + 2} ${isGood ? "added" : "refused"}`);
        expect(outcomes(results).toSorted()).toEqual(expected.toSorted());
        expect((await invited()).toSorted()).toEqual(
          changes
            .filter((_change, index) => areGood[index])
            .map(({ row }) => row.email)
            .toSorted(),
        );
        const batches = Math.ceil(changes.length / batchSize);
        const refused = areGood.filter((isGood) => !isGood).length;
        if (named) expect(callCount()).toBeLessThanOrEqual(batches + refused);
      }),
      { numRuns: 40 },
    );
  });
});

describe("what isn't about a person", () => {
  it("ends the run: no right to the session", async () => {
    const { fake, send, callCount } = prepare();
    fake.faults.add({ operationId: "rcwConfigUpdateInvitees", status: 403, errorCode: "CMN-401", message: "No" });
    await expect(send([addition(2), addition(3)])).rejects.toThrow(PermissionDeniedError);
    expect(callCount()).toBe(1);
  });

  it("ends the run: an unknown session, for one person too", async () => {
    const { send, callCount } = prepare();
    await expect(send([addition(2)], 100, { webinarId, sessionId: "4419999" })).rejects.toThrow(NotFoundError);
    expect(callCount()).toBe(1);
  });
});
