import { describe, expect, it } from "vitest";
import { bundleSources } from "../testing/read-sources.js";
import { operation, smallDocument } from "../testing/small-document.js";
import { assignMethodNames, nameOperations } from "./method-names.js";
import type { Operation, SdkHints } from "./openapi.js";
import { listOperations } from "./operations.js";

/** The table of names in the design: service, then method: operationId. */
const NAMES: Record<string, Record<string, string>> = {
  invitees: {
    list: "rcwConfigListInvitees",
    bulkUpdate: "rcwConfigUpdateInvitees",
    get: "rcwConfigGetInvitee",
    update: "rcwConfigUpdateInvitee",
    delete: "rcwConfigDeleteInvitee",
  },
  webinars: {
    list: "rcwConfigListWebinars",
    create: "rcwConfigCreateWebinar",
    get: "rcwConfigGetWebinar",
    update: "rcwConfigUpdateWebinar",
    delete: "rcwConfigDeleteWebinar",
  },
  sessions: {
    list: "rcwConfigListAllSessions",
    listForCompany: "rcwConfigListAllCompanySessions",
    create: "rcwConfigCreateSession",
    get: "rcwConfigGetSession",
    update: "rcwConfigUpdateSession",
    delete: "rcwConfigDeleteSession",
  },
  history: {
    getWebinar: "rcwHistoryGetWebinar",
    listSessions: "rcwHistoryListAllSessions",
    listSessionsForCompany: "rcwHistoryListAllCompanySessions",
    getSession: "rcwHistoryGetSession",
    listInvitees: "rcwHistoryListInvitees",
    getInvitee: "rcwHistoryGetInvitee",
    listParticipants: "rcwHistoryListParticipants",
    getOwnParticipant: "rcwHistoryGetParticipantInfo",
  },
  recordings: {
    list: "rcwHistoryListRecordings",
    get: "rcwHistoryGetRecording",
    getDownload: "rcwHistoryGetRecordingDownload",
    listForCompany: "rcwHistoryAdminListRecordings",
    getForCompany: "rcwHistoryAdminGetRecording",
  },
  registrants: {
    list: "rcwRegListRegistrants",
    create: "rcwRegCreateRegistrant",
    get: "rcwRegGetRegistrant",
    delete: "rcwRegDeleteRegistrant",
  },
  registration: { get: "rcwRegGetSession", update: "rcwRegUpdateSession" },
  subscriptions: {
    list: "rcwN11sListSubscriptions",
    create: "rcwN11sCreateSubscription",
    get: "rcwN11sGetSubscription",
    update: "rcwN11sUpdateSubscription",
    delete: "rcwN11sDeleteSubscription",
    renew: "rcwN11sRenewSubscription",
  },
};

describe("assignMethodNames on the real document", () => {
  const document = bundleSources();
  const assigned = assignMethodNames(document, listOperations(document));

  it("names the 41 operations of the overlay, and whatever came since", () => {
    const wanted = Object.values(NAMES).flatMap((methods) => Object.values(methods));
    expect(wanted).toHaveLength(41);
    expect(assigned.map(({ operationId }) => operationId)).toEqual(expect.arrayContaining(wanted));
  });

  const rows = Object.entries(NAMES).flatMap(([service, methods]) =>
    Object.entries(methods).map(([method, operationId]) => ({ operationId, service, method })),
  );
  it.each(rows)("calls $operationId $service.$method", (row) => {
    expect(assigned).toContainEqual(row);
  });
});

/** A GET at each path; its members are given by the test. */
function namesOf(operations: Record<string, Partial<Operation>>, title = "Small") {
  const paths = Object.entries(operations).map(([path, members]) => [path, { get: operation(members) }]);
  const document = smallDocument({ paths: Object.fromEntries(paths), info: { title, version: "1" } });
  return assignMethodNames(document, listOperations(document)).map(({ service, method }) => `${service}.${method}`);
}

function known(operationId: string, hints: SdkHints, tag = "Invitees"): Partial<Operation> {
  return { operationId, tags: [tag], "x-sdk": hints };
}

const LIST = known("rcwConfigListInvitees", { service: "invitees", method: "list" });

describe("assignMethodNames on an operation that the overlay has never seen", () => {
  it.each<[string, Partial<Operation>, string]>([
    [
      "with the tag of a known service",
      { operationId: "rcwConfigExportInvitees", tags: ["Invitees"] },
      "invitees.exportInvitees",
    ],
    ["with a tag of its own", { operationId: "rcwConfigListPolls", tags: ["Webinar Polls"] }, "webinarPolls.listPolls"],
    ["with another prefix", { operationId: "pollsOfSession", tags: ["Invitees"] }, "invitees.pollsOfSession"],
    ["whose first word only is shared", { operationId: "rcwPollsList", tags: ["Polls"] }, "polls.pollsList"],
    ["without tag", { operationId: "rcwConfigPing" }, "small.ping"],
    ["without operationId", { tags: ["Invitees"] }, "invitees.getNewId"],
    ["without anything", {}, "small.getNewId"],
    ["with a tag that a member of the client has", { operationId: "rcwConfigPing", tags: ["api"] }, "apiService.ping"],
    ["with a tag that JavaScript reserves", { operationId: "rcwConfigPing", tags: ["then"] }, "thenService.ping"],
    ["with a tag of no letters", { operationId: "rcwConfigPing", tags: ["***"] }, "operations.ping"],
    [
      "with a method name that JavaScript reserves",
      { operationId: "rcwConfigThen", tags: ["Invitees"] },
      "invitees.rcwConfigThen",
    ],
    [
      "with a name of snakes and kebabs",
      { operationId: "export_all-invitees", tags: ["Invitees"] },
      "invitees.exportAllInvitees",
    ],
    [
      "with a service of its own in the overlay",
      { operationId: "rcwConfigPing", "x-sdk": { service: "health" } },
      "health.ping",
    ],
    [
      "with a method of its own in the overlay",
      { operationId: "rcwConfigPing", tags: ["Invitees"], "x-sdk": { method: "check" } },
      "invitees.check",
    ],
  ])("%s", (_kind, members, name) => {
    expect(namesOf({ "/a": LIST, "/new/{id}": members })).toEqual(["invitees.list", name]);
  });

  it("gets its whole operationId where the short name belongs to another operation, whichever comes first", () => {
    const exporting = known("rcwConfigListInvitees", { service: "invitees", method: "exportInvitees" });
    const unseen = { operationId: "rcwConfigExportInvitees", tags: ["Invitees"] };
    expect(namesOf({ "/a": exporting, "/b": unseen })[1]).toBe("invitees.rcwConfigExportInvitees");
    expect(namesOf({ "/b": unseen, "/a": exporting })[0]).toBe("invitees.rcwConfigExportInvitees");
  });

  it("is told by its path where its whole operationId belongs to another operation too", () => {
    const names = namesOf({
      "/a": { operationId: "getThing", tags: ["A"] },
      "/b": { operationId: "get-thing", tags: ["A"] },
    });
    expect(names).toEqual(["a.getThing", "a.getB"]);
  });

  it("has no number that only counts names, where its family has it, or another operation the name without it", () => {
    const ids = ["scimGetUser2", "scimCreateUser2", "scimSearchViaGet2", "authorize", "authorize2", "getAccountV2"];
    const paths = ids.map((operationId, index) => [`/at-${"abcdef"[index]}`, { operationId, tags: ["SCIM"] }]);
    expect(namesOf(Object.fromEntries(paths))).toEqual(
      ["getUser", "createUser", "searchViaGet", "authorize", "getAtE", "getAccountV2"].map((name) => `scim.${name}`),
    );
  });

  it("keeps a verb at the front of its operationId, however many operations share it", () => {
    const ids = ["listThings", "listOthers"];
    const names = namesOf(
      Object.fromEntries(ids.map((operationId) => [`/${operationId}`, { operationId, tags: ["A"] }])),
    );
    expect(names).toEqual(["a.listThings", "a.listOthers"]);
  });

  it("goes to the service that most operations of its tag have", () => {
    const names = namesOf({
      "/a": known("rcwConfigGetA", { service: "few", method: "a" }),
      "/b": known("rcwConfigGetB", { service: "many", method: "b" }),
      "/c": known("rcwConfigGetC", { service: "many", method: "c" }),
      "/d": { operationId: "rcwConfigGetD", tags: ["Invitees"] },
    });
    expect(names[3]).toBe("many.getD");
  });
});

describe("assignMethodNames refuses", () => {
  it("a name that the overlay gives to two operations", () => {
    expect(() => namesOf({ "/a": LIST, "/b": known("rcwB", { service: "invitees", method: "list" }) })).toThrow(
      'rcwB: the overlay names it "invitees.list", which another operation has or JavaScript reserves',
    );
  });

  it("a method that JavaScript reserves", () => {
    expect(() => namesOf({ "/a": known("rcwA", { service: "a", method: "then" }) })).toThrow('"a.then"');
  });

  it("an operationId that stands twice", () => {
    expect(() => namesOf({ "/a": { operationId: "same" }, "/b": { operationId: "same" } })).toThrow(
      'operationId "same" stands twice in the document',
    );
  });
});

describe("nameOperations", () => {
  const named = (...operations: [string, string | undefined][]) => {
    const paths = operations.map(([path, operationId]) => [
      path,
      { get: operation(operationId ? { operationId } : {}) },
    ]);
    return nameOperations(listOperations(smallDocument({ paths: Object.fromEntries(paths) })));
  };

  it("names an operation without operationId after its HTTP method and path", () => {
    expect(named(["/webinars/{webinarId}/polls", undefined])).toEqual(["getWebinarsWebinarIdPolls"]);
  });

  it.each([["before"], ["behind"]])("gives way to an operationId of the document that stands %s it", (place) => {
    const rows: [string, string | undefined][] = [
      ["/ping", undefined],
      ["/other", "getPing"],
    ];
    const names = named(...(place === "behind" ? rows : rows.reverse()));
    expect(names.sort()).toEqual(["getPing", "getPing2"]);
  });

  it("tells two paths apart that differ in punctuation only", () => {
    expect(named(["/a-b", undefined], ["/a/b", undefined])).toEqual(["getAB", "getAB2"]);
  });
});
