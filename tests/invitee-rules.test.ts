import {
  type ApiError,
  BadRequestError,
  ConflictError,
  createWebinarClient,
  NotFoundError,
  PermissionDeniedError,
  type WebinarClient,
} from "@rcw/client";
import { createFakeWebinarApi, type FakeWebinarApi } from "@rcw/testing";
import type { AddInviteeRequest, BulkUpdateInviteesRequest, UpdateInviteeRequest } from "@rcw/types";
import { describe, expect, it } from "vitest";

// Every Invitees rule, driven through the client against the fake. The name of a test is the rule; `?` marks a rule
// that we infer.

const SESSION = { webinarId: "veniam labore adipi", sessionId: "Ut" };
const HOST = { ...SESSION, inviteeId: "irure e" };
const MEI = { ...SESSION, inviteeId: "ut ut cillu" };
const KOFI = { ...SESSION, inviteeId: "kofi" };
const NOBODY = { ...SESSION, inviteeId: "nobody" };

const MEI_CONTACT = { firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com" };
const KOFI_USER = { userId: "400134002", accountId: "37439510", domain: "pbx" } as const;
const ANA = { firstName: "Ana", lastName: "Sol", email: "ana.sol@example.com", role: "Panelist" } as const;

interface Scene {
  readonly fake: FakeWebinarApi;
  readonly rcw: WebinarClient;
}

/** A session with its host, Mei (a guest, Panelist) and Kofi (a linked user, CoHost), and a client. */
function setScene(): Scene {
  const fake = createFakeWebinarApi();
  fake.addWebinar({ id: SESSION.webinarId });
  fake.addSession({ webinarId: SESSION.webinarId, id: SESSION.sessionId, hostInviteeId: HOST.inviteeId });
  fake.addInvitee({ sessionId: SESSION.sessionId, id: MEI.inviteeId, ...MEI_CONTACT });
  fake.addInvitee({ sessionId: SESSION.sessionId, id: KOFI.inviteeId, role: "CoHost", linkedUser: KOFI_USER });
  return { fake, rcw: createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch }) };
}

const listAll = async ({ rcw }: Scene) => (await rcw.invitees.list(SESSION)).records;

// The types forbid some of what the rules refuse, which is what these tests send: hence the casts.
const bulkUpdate = ({ rcw }: Scene, body: object) =>
  rcw.invitees.bulkUpdate({ ...SESSION, body: body as BulkUpdateInviteesRequest });
const add = (scene: Scene, ...addedInvitees: object[]) =>
  bulkUpdate(scene, { addedInvitees: addedInvitees as AddInviteeRequest[] });
const change = (scene: Scene, ...updatedInvitees: object[]) => bulkUpdate(scene, { updatedInvitees });
const remove = (scene: Scene, ...ids: string[]) => bulkUpdate(scene, { deletedInvitees: ids.map((id) => ({ id })) });
const put = ({ rcw }: Scene, invitee: typeof MEI, body: object) =>
  rcw.invitees.update({ ...invitee, body: body as UpdateInviteeRequest });
/** The same call while the session is Active, or after it is Finished. */
const during = (status: "Active" | "Finished", send: (scene: Scene) => PromiseLike<unknown>) => (scene: Scene) => {
  scene.fake.setSessionStatus(SESSION.sessionId, status);
  return send(scene);
};

const BAD = { error: BadRequestError, status: 400, errorCode: "CMN-101" };
const FORBIDDEN = { error: PermissionDeniedError, status: 403, errorCode: "CMN-408" };
const NOT_FOUND = { error: NotFoundError, status: 404, errorCode: "CMN-102" };
const CONFLICT = { error: ConflictError, status: 409, errorCode: "CMN-101" };

type Rule = [rule: string, send: (scene: Scene) => PromiseLike<unknown>, refusal: typeof BAD, parameterName?: string];

async function expectRefusal(send: () => PromiseLike<unknown>, refusal: typeof BAD, parameterName?: string) {
  const error = await Promise.resolve(send()).then(
    () => expect.fail("the service accepted it"),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(refusal.error);
  const { status, errorCode, parameterName: named } = error as ApiError;
  expect({ status, errorCode }).toEqual({ status: refusal.status, errorCode: refusal.errorCode });
  if (parameterName !== undefined) expect(named).toBe(parameterName);
}

const REFUSED: Record<string, Rule[]> = {
  "bulk update: add": [
    ["both forms 400", (s) => add(s, { ...ANA, linkedUser: KOFI_USER }), BAD, "addedInvitees.0.firstName"],
    ["neither form 400", (s) => add(s, { role: "Panelist" }), BAD, "addedInvitees.0"],
    ["firstName missing 400", (s) => add(s, { ...ANA, firstName: undefined }), BAD, "addedInvitees.0.firstName"],
    ["lastName missing 400", (s) => add(s, { ...ANA, lastName: undefined }), BAD, "addedInvitees.0.lastName"],
    ["email missing 400", (s) => add(s, { ...ANA, email: undefined }), BAD, "addedInvitees.0.email"],
    ["role missing 400", (s) => add(s, { ...ANA, role: undefined }), BAD, "addedInvitees.0.role"],
    ["role unknown (Cohost) 400", (s) => add(s, { ...ANA, role: "Cohost" }), BAD, "addedInvitees.0.role"],
    ["role Host 400 ?", (s) => add(s, { ...ANA, role: "Host" }), BAD, "addedInvitees.0.role"],
    ["role Attendee 400 ?", (s) => add(s, { ...ANA, role: "Attendee" }), BAD, "addedInvitees.0.role"],
    ["same email 409", (s) => add(s, { ...ANA, email: "Mei.Lin@example.com" }), CONFLICT, "addedInvitees.0.email"],
    ["same email in one call 409", (s) => add(s, ANA, ANA), CONFLICT, "addedInvitees.1.email"],
    [
      "same linkedUser 409",
      (s) => add(s, { linkedUser: KOFI_USER, role: "Panelist" }),
      CONFLICT,
      "addedInvitees.0.linkedUser",
    ],
  ],
  "bulk update: change": [
    ["id missing 400", (s) => change(s, { role: "CoHost" }), BAD, "updatedInvitees.0.id"],
    ["role missing 400", (s) => change(s, { id: MEI.inviteeId }), BAD, "updatedInvitees.0.role"],
    [
      "linkedUser 400",
      (s) => change(s, { id: MEI.inviteeId, role: "CoHost", linkedUser: KOFI_USER }),
      BAD,
      "updatedInvitees.0.linkedUser",
    ],
    ["unknown id 404 ?", (s) => change(s, { id: "nobody", role: "CoHost" }), NOT_FOUND, "updatedInvitees.0.id"],
    ["the Host record 403", (s) => change(s, { id: HOST.inviteeId, role: "CoHost" }), FORBIDDEN],
  ],
  "bulk update: delete": [
    ["id missing 400", (s) => bulkUpdate(s, { deletedInvitees: [{}] }), BAD, "deletedInvitees.0.id"],
    ["the Host record 403", (s) => remove(s, HOST.inviteeId), FORBIDDEN],
    ["session Active 403", during("Active", (s) => remove(s, MEI.inviteeId)), FORBIDDEN],
    ["session Finished 403", during("Finished", (s) => remove(s, MEI.inviteeId)), FORBIDDEN],
  ],
  get: [["unknown 404", ({ rcw }) => rcw.invitees.get(NOBODY), NOT_FOUND, "inviteeId"]],
  "update (PUT)": [
    ["role missing 400", (s) => put(s, MEI, { jobTitle: "Head" }), BAD, "role"],
    ["any role to Host 403 ?", (s) => put(s, MEI, { role: "Host" }), FORBIDDEN],
    ["linkedUser in the body 400", (s) => put(s, MEI, { role: "CoHost", linkedUser: KOFI_USER }), BAD, "linkedUser"],
    ["contact fields of a linked user 400", (s) => put(s, KOFI, { role: "CoHost", email: "k@x.org" }), BAD, "email"],
    ["the Host record 403", (s) => put(s, HOST, { role: "CoHost" }), FORBIDDEN],
    ["sendInvite false for the Host 403", (s) => put(s, HOST, { role: "Host", sendInvite: false }), FORBIDDEN],
    ["sendInvite true to false 400 ?", (s) => put(s, MEI, { role: "CoHost", sendInvite: false }), BAD, "sendInvite"],
    ["unknown 404", (s) => put(s, NOBODY, { role: "CoHost" }), NOT_FOUND, "inviteeId"],
  ],
  delete: [
    ["the Host record 403", ({ rcw }) => rcw.invitees.delete(HOST), FORBIDDEN],
    ["session Active 403 !", during("Active", (s) => s.rcw.invitees.delete(MEI)), FORBIDDEN],
    ["session Finished 403 !", during("Finished", (s) => s.rcw.invitees.delete(MEI)), FORBIDDEN],
    ["unknown 404", ({ rcw }) => rcw.invitees.delete(NOBODY), NOT_FOUND, "inviteeId"],
  ],
  everywhere: [
    ["unusable pageToken 400 ?", ({ rcw }) => rcw.invitees.list({ ...SESSION, pageToken: "x" }), BAD, "pageToken"],
    ["unknown session 404", ({ rcw }) => rcw.invitees.list({ ...SESSION, sessionId: "x" }), NOT_FOUND, "sessionId"],
    ["unknown webinar 404", ({ rcw }) => rcw.invitees.list({ ...SESSION, webinarId: "x" }), NOT_FOUND, "webinarId"],
  ],
};

describe.each(Object.entries(REFUSED))("invitees, %s", (_operation, rules) => {
  it.each(rules)("%s", async (_rule, send, refusal, parameterName) => {
    const scene = setScene();
    await expectRefusal(() => send(scene), refusal, parameterName);
  });
});

describe("invitees, what is accepted", () => {
  it("list: 200, the implicit Host record is always among them, with a joinUri of its own", async () => {
    const [host, mei, kofi, ...others] = await listAll(setScene());
    expect(host).toMatchObject({ id: HOST.inviteeId, role: "Host", type: "User", sendInvite: true });
    expect(others).toEqual([]);
    expect(new Set([host?.joinUri, mei?.joinUri, kofi?.joinUri]).size).toBe(3);
  });

  it("list: every page token leads on; there is none on the last page", async () => {
    const { rcw } = setScene();
    const first = await rcw.invitees.list({ ...SESSION, perPage: 2 });
    const second = await rcw.invitees.list({ ...SESSION, perPage: 2, pageToken: first.paging.nextPageToken as string });
    expect([...first.records, ...second.records].map(({ id }) => id)).toEqual(["irure e", "ut ut cillu", "kofi"]);
    expect(first.paging).not.toHaveProperty("previousPageToken");
    expect(second.paging).not.toHaveProperty("nextPageToken");
  });

  it("bulk update, add: 200 with full records; type User, sendInvite true and domain pbx by default", async () => {
    const linkedUser = { userId: "7", accountId: "37439510" };
    const { addedInvitees } = await add(setScene(), ANA, { linkedUser, role: "CoHost" });
    expect(addedInvitees).toMatchObject([
      { ...ANA, id: expect.any(String), type: "User", sendInvite: true, joinUri: expect.any(String) },
      { linkedUser: { ...linkedUser, domain: "pbx" }, role: "CoHost", type: "User", sendInvite: true },
    ]);
  });

  it("bulk update: 200 with full added and updated records, and deleted ids", async () => {
    const scene = setScene();
    const answer = await bulkUpdate(scene, {
      addedInvitees: [ANA],
      updatedInvitees: [{ id: MEI.inviteeId, role: "CoHost" }],
      deletedInvitees: [{ id: KOFI.inviteeId }],
    });
    expect(answer).toMatchObject({
      addedInvitees: [ANA],
      updatedInvitees: [{ ...MEI_CONTACT, role: "CoHost" }],
      deletedInvitees: [{ id: KOFI.inviteeId }],
    });
    expect((await listAll(scene)).map(({ role }) => role)).toEqual(["Host", "CoHost", "Panelist"]);
  });

  it("bulk update: all or nothing ?", async () => {
    const scene = setScene();
    const before = await listAll(scene);
    const body = { addedInvitees: [ANA], deletedInvitees: [{ id: MEI.inviteeId }, { id: HOST.inviteeId }] };
    await expectRefusal(() => bulkUpdate(scene, body), FORBIDDEN);
    expect(await listAll(scene)).toEqual(before);
  });

  it("get: 200", async () => {
    expect(await setScene().rcw.invitees.get(MEI)).toMatchObject({ id: MEI.inviteeId, ...MEI_CONTACT });
  });

  it.each(["CoHost", "Panelist"] as const)("update: to %s 200", async (role) => {
    const scene = setScene();
    expect(await put(scene, MEI, { role })).toMatchObject({ ...MEI_CONTACT, role });
    expect(await put(scene, KOFI, { role })).toMatchObject({ linkedUser: KOFI_USER, role });
  });

  it("update: contact fields of an invitee without linkedUser 200", async () => {
    const contact = { firstName: "May", lastName: "Lynn", email: "may@example.com", jobTitle: "Head of Research" };
    expect(await put(setScene(), MEI, { role: "Panelist", ...contact })).toMatchObject(contact);
  });

  it("delete: 204, and the invitee is gone", async () => {
    const { rcw } = setScene();
    expect(await rcw.invitees.delete(MEI)).toBeUndefined();
    await expectRefusal(() => rcw.invitees.get(MEI), NOT_FOUND);
  });
});

describe("invitees, who may call and where", () => {
  it("a session of another webinar is 404 ?", async () => {
    const { fake, rcw } = setScene();
    fake.addWebinar({ id: "another" });
    await expectRefusal(() => rcw.invitees.list({ ...SESSION, webinarId: "another" }), NOT_FOUND, "sessionId");
  });

  it("a user without a right to the session is refused: 403 in the account, 404 from another one", async () => {
    const { fake } = setScene();
    const listAs = (userId: string) => {
      const accessToken = fake.issueToken({ userId });
      return createWebinarClient({ auth: { accessToken }, fetch: fake.fetch }).invitees.list(SESSION);
    };
    await expectRefusal(() => listAs(fake.addUser().userId), FORBIDDEN);
    await expectRefusal(() => listAs(fake.addUser({ accountId: "another" }).userId), NOT_FOUND, "webinarId");
  });

  it("there is no POST to the collection: 405 ?", async () => {
    const { fake } = setScene();
    const path = `/webinar/configuration/v1/webinars/${encodeURIComponent(SESSION.webinarId)}/sessions/Ut/invitees`;
    // The client has no method for it.
    const response = await fake.fetch(`https://platform.ringcentral.com${path}`, { method: "POST", body: "{}" });
    expect(response.status).toBe(405);
  });
});
