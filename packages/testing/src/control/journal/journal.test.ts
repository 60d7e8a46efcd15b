import { describe, expect, it } from "vitest";
import type { FakeWebinarApi } from "../../create-fake-webinar-api.js";
import { CONFIGURATION, callFake, INVITEES } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";
import { OffsetClock, standingClock } from "../../time/clock.js";
import { IncomingRequest } from "../received-request.js";
import { LIMITS, RequestJournal } from "./journal.js";
import { MAX_BODY_LENGTH } from "./journal-record.js";

/** Sends a form, as calls for tokens do. */
async function sendForm(fake: FakeWebinarApi, path: string, fields: Record<string, string>): Promise<void> {
  await fake.fetch(`https://fake.test${path}`, { method: "POST", body: new URLSearchParams(fields) });
}

describe("the journal", () => {
  it("notes requests and answers in the order of arrival", async () => {
    const fake = createFakeWithSession();
    await callFake(fake, `GET ${INVITEES}?perPage=1&role=CoHost&role=Host`);
    fake.clock.advance("90s");
    await callFake(fake, `PATCH ${INVITEES}/x%20y?a=b`, { body: { role: "CoHost" } });
    await callFake(fake, `PUT ${INVITEES}/mei`, { body: { role: "CoHost" } });
    await callFake(fake, `PUT ${INVITEES}/nobody`, { text: "{" });
    const [list, wrongMethod, update, unreadable] = fake.journal.all();
    expect(list).toMatchObject({
      number: 1,
      time: "2026-09-01T08:00:00Z",
      method: "GET",
      path: INVITEES,
      operationId: "rcwConfigListInvitees",
      pathParameters: { webinarId: "w1", sessionId: "s1" },
      queryParameters: { perPage: "1", role: ["CoHost", "Host"] },
      status: 200,
      answer: { records: [{ id: expect.any(String) }] },
    });
    expect(list).not.toHaveProperty("errorCode");
    expect(list).not.toHaveProperty("body");
    expect(wrongMethod).toMatchObject({ number: 2, time: "2026-09-01T08:01:30Z", status: 405, errorCode: "CMN-121" });
    expect(wrongMethod).not.toHaveProperty("operationId");
    expect(update).toMatchObject({ body: { role: "CoHost" }, answer: { id: "mei", role: "CoHost" }, status: 200 });
    expect(unreadable).toMatchObject({ body: "{", status: 400, errorCode: "CMN-103" });
  });

  it("says which fault hit a request, and what the service did", async () => {
    const fake = createFakeWithSession();
    fake.faults.add({ status: 503 });
    fake.faults.add({ connection: "reset" });
    fake.faults.add({ connection: "commit-then-drop" });
    fake.faults.add({ cutBodyAfterBytes: 1 });
    for (let call = 0; call < 4; call++) await callFake(fake, `GET ${INVITEES}/mei`).catch(() => {});
    expect(fake.journal.all().map(({ fault, status }) => [fault, status])).toEqual([
      ["answer", 503],
      ["reset", undefined],
      ["commit-then-drop", 200],
      ["cut-body", 200],
    ]);
    expect(fake.journal.all({ fault: "reset" })[0]).not.toHaveProperty("status");
    expect(fake.journal.all()[3]?.answer).toMatchObject({ id: "mei" });
  });

  it("filters by operation, or by several values", async () => {
    const fake = createFakeWithSession();
    await callFake(fake, `GET ${INVITEES}`);
    await callFake(fake, `GET ${INVITEES}/mei`);
    await callFake(fake, `GET ${INVITEES}/nobody`);
    expect(fake.journal.all("rcwConfigGetInvitee")).toHaveLength(2);
    expect(fake.journal.all({ operationId: "rcwConfigGetInvitee", status: 404 })).toMatchObject([{ number: 3 }]);
    expect(fake.journal.all({ method: "GET", path: `${INVITEES}/mei` })).toMatchObject([{ number: 2 }]);
    expect(fake.journal.last()).toMatchObject({ number: 3 });
    expect(fake.journal.last("rcwConfigListInvitees")).toMatchObject({ number: 1 });
    expect(fake.journal.last({ errorCode: "X" })).toBeUndefined();
    expect(() => fake.journal.all("listInvitees" as "rcwConfigListInvitees")).toThrow(/no operation "listInvitees"/);
    expect(() => fake.journal.all({ code: 1 } as object)).toThrow(/no "code"; there are operationId, method/);
  });

  it("gives copies, is cleared by hand and by a reset", async () => {
    const fake = createFakeWithSession();
    await callFake(fake, `GET ${INVITEES}/mei`);
    Object.assign(fake.journal.all()[0]?.answer as object, { id: "changed" });
    expect(fake.journal.all()[0]?.answer).toMatchObject({ id: "mei" });
    fake.journal.clear();
    await callFake(fake, `GET ${INVITEES}`);
    expect(fake.journal.all()).toMatchObject([{ number: 1, operationId: "rcwConfigListInvitees" }]);
    fake.faults.add({ status: 503 });
    fake.reset();
    expect(fake.journal.all()).toEqual([]);
    expect(fake.faults.all()).toEqual([]);
  });

  it("stays as it is when a snapshot is restored", async () => {
    const fake = createFakeWithSession();
    const snapshot = fake.snapshot();
    await callFake(fake, `GET ${INVITEES}`);
    fake.restore(snapshot);
    expect(fake.journal.all()).toHaveLength(1);
  });

  it("leaves request and answer readable", async () => {
    const fake = createFakeWithSession();
    const headers = { Authorization: `Bearer ${fake.accessToken}` };
    const response = await fake.fetch(`https://fake.test${INVITEES}/mei`, { headers });
    expect(response.headers.get("RCRequestId")).toBe("fake-1-000001");
    expect(await response.json()).toMatchObject({ id: "mei" });
  });
});

describe("credentials in the journal", () => {
  it("are replaced: the token of a call", async () => {
    const fake = createFakeWithSession();
    await callFake(fake, `GET ${CONFIGURATION}/webinars/w1?access_token=s3cr3t`);
    const text = JSON.stringify(fake.journal.all());
    expect(text).not.toContain(fake.accessToken);
    expect(text).not.toContain("s3cr3t");
    expect(fake.journal.all()[0]).toMatchObject({
      headers: { authorization: "[redacted]", "content-type": "application/json" },
      queryParameters: { access_token: "[redacted]" },
    });
  });

  it("are replaced: what goes to the OAuth endpoints and comes from them", async () => {
    const fake = createFakeWithSession();
    const fields = {
      assertion: "a",
      client_secret: "b",
      refresh_token: "c",
      code: "d",
      code_verifier: "e",
      token: "f",
    };
    fake.faults.add({ status: 200, body: { access_token: "g", refresh_token: "h", expires_in: 60 } });
    await sendForm(fake, "/restapi/oauth/token", { grant_type: "password", ...fields });
    const [entry] = fake.journal.all();
    const redacted = Object.fromEntries(Object.keys(fields).map((name) => [name, "[redacted]"]));
    expect(entry?.body).toEqual({ grant_type: "password", ...redacted });
    expect(entry?.answer).toEqual({ access_token: "[redacted]", refresh_token: "[redacted]", expires_in: 60 });
  });

  it("are replaced: what is only ever sent, and passwords", async () => {
    const fake = createFakeWithSession({ webhooks: { deliver: false } });
    await callFake(fake, `PATCH ${CONFIGURATION}/webinars/w1`, { body: { settings: { password: "Tulip4827" } } });
    const deliveryMode = { transportType: "WebHook", address: "https://app.example.com", verificationToken: "s3cr3t" };
    const eventFilters = ["/webinar/configuration/v1/company/sessions"];
    await callFake(fake, "POST /webinar/notifications/v1/subscriptions", { body: { eventFilters, deliveryMode } });
    const text = JSON.stringify(fake.journal.all());
    expect(text).not.toContain("Tulip4827");
    expect(text).not.toContain("s3cr3t");
    expect(fake.journal.all()[0]?.body).toEqual({ settings: { password: "[redacted]" } });
  });

  it("are no part of its text, which is the same in every run", async () => {
    const call = async (seed: number) => {
      const fake = createFakeWithSession({ seed });
      await callFake(fake, `GET ${CONFIGURATION}/webinars/w1?access_token=s3cr3t`);
      await callFake(fake, `PATCH ${CONFIGURATION}/webinars/w1`, { body: { title: "T" } });
      await callFake(fake, "GET /nowhere");
      return fake.journal.toText();
    };
    expect(await call(1)).toBe(
      [
        `GET ${CONFIGURATION}/webinars/w1 200`,
        '  query: {"access_token":"[redacted]"}',
        `PATCH ${CONFIGURATION}/webinars/w1 200`,
        '  body: {"title":"T"}',
        "GET /nowhere 404 CMN-120",
      ].join("\n"),
    );
    expect(await call(2)).toBe(await call(1));
  });

  it("are replaced in text that isn't whole", async () => {
    const fake = createFakeWithSession();
    const headers = { "Content-Type": "text/plain" };
    for (const body of ['{"access_token": "s3cr3t", "x', "a=1&assertion=s3cr3t&b=2"]) {
      await fake.fetch("https://fake.test/restapi/oauth/token", { method: "POST", headers, body });
    }
    expect(fake.journal.all().map(({ body }) => body)).toEqual([
      '{"access_token": "[redacted]", "x',
      "a=1&assertion=[redacted]&b=2",
    ]);
  });

  it("are no codes and tokens of other calls", async () => {
    const fake = createFakeWithSession();
    await callFake(fake, `PUT ${INVITEES}/mei`, { body: { code: "x", token: "y" } });
    expect(fake.journal.all()[0]?.body).toEqual({ code: "x", token: "y" });
  });
});

describe("the journal's assertions", () => {
  async function usedFake(): Promise<FakeWebinarApi> {
    const fake = createFakeWithSession();
    await callFake(fake, `GET ${INVITEES}?perPage=2`);
    await callFake(fake, `PUT ${INVITEES}/mei`, { body: { role: "CoHost", jobTitle: "Chief" } });
    await callFake(fake, `DELETE ${INVITEES}/host`);
    return fake;
  }

  it("count calls", async () => {
    const { journal } = await usedFake();
    expect(journal.expectCalls("rcwConfigListInvitees", 1)).toMatchObject([{ number: 1 }]);
    expect(journal.expectCalls("rcwConfigGetInvitee", 0)).toEqual([]);
    expect(() => journal.expectCalls("rcwConfigListInvitees", 2)).toThrow(
      `Expected 2 calls of rcwConfigListInvitees, received 1.
The journal has:
  1. GET ${INVITEES} 200 (rcwConfigListInvitees)
  2. PUT ${INVITEES}/mei 200 (rcwConfigUpdateInvitee)
  3. DELETE ${INVITEES}/host 403 CMN-408 (rcwConfigDeleteInvitee)`,
    );
    expect(() => journal.expectCalls({ status: 429 }, 1)).toThrow(/Expected 1 call of status 429, received 0/);
    expect(() => createFakeWithSession().journal.expectCalls("rcwConfigListInvitees", 1)).toThrow(/journal is empty/);
  });

  it("find a call by a part of it", async () => {
    const { journal } = await usedFake();
    const found = journal.expectCall("rcwConfigUpdateInvitee", { body: { role: "CoHost" }, status: 200 });
    expect(found).toMatchObject({ number: 2 });
    expect(journal.expectCall("rcwConfigListInvitees", { queryParameters: { perPage: "2" } })).toMatchObject({
      number: 1,
    });
  });

  it("say how calls differ", async () => {
    const { journal } = await usedFake();
    const expectUpdate = (expected: object) => () => journal.expectCall("rcwConfigUpdateInvitee", expected);
    expect(expectUpdate({ body: { role: "Panelist" } })).toThrow(/call 2: body.role is "CoHost", expected "Panelist"/);
    expect(expectUpdate({ body: { tags: ["a"] } })).toThrow(/call 2: body.tags is missing, expected a list/);
    expect(expectUpdate({ body: { linkedUser: {} } })).toThrow(/body.linkedUser is missing, expected an object/);
    expect(() => journal.expectCall("rcwConfigGetInvitee")).toThrow(/Expected a call of rcwConfigGetInvitee with {}/);
  });

  it("compare lists item by item", async () => {
    const fake = createFakeWithSession();
    await callFake(fake, `PATCH ${INVITEES}`, { body: { deletedInvitees: [{ id: "mei" }, { id: "kofi" }] } });
    const expectDeleted = (deletedInvitees: object[]) => () =>
      fake.journal.expectCall("rcwConfigUpdateInvitees", { body: { deletedInvitees } });
    expect(expectDeleted([{ id: "mei" }, {}])).not.toThrow();
    expect(expectDeleted([{ id: "mei" }])).toThrow(/body.deletedInvitees has 2 items, expected 1/);
    expect(expectDeleted([{ id: "mei" }, { id: "x" }])).toThrow(/body.deletedInvitees.1.id is "kofi", expected "x"/);
  });

  it("compare the order of calls", async () => {
    const fake = await usedFake();
    await callFake(fake, "GET /nowhere");
    fake.journal.expectOrder(["rcwConfigListInvitees", "rcwConfigUpdateInvitee", "rcwConfigDeleteInvitee"]);
    const otherWay = () => fake.journal.expectOrder(["rcwConfigUpdateInvitee", "rcwConfigListInvitees"]);
    expect(otherWay).toThrow(/Expected the calls rcwConfigUpdateInvitee, rcwConfigListInvitees, in this order/);
  });
});

describe("the journal's limits", () => {
  const journalOf = () => new RequestJournal(new OffsetClock(standingClock));
  const request = new Request("https://fake.test/");
  function note(journal: RequestJournal, text = "") {
    const record = journal.begin();
    record.receive(new IncomingRequest(request, text));
    record.answer(new Response(), text);
    journal.complete(record);
  }

  it("keep the beginning of a long body", () => {
    const journal = journalOf();
    note(journal, "x".repeat(MAX_BODY_LENGTH + 5));
    expect(journal.all()[0]?.body).toHaveLength(MAX_BODY_LENGTH);
  });

  it("drop the oldest entries, and say that they can't be counted any more", () => {
    const journal = journalOf();
    for (let count = 0; count < LIMITS.entries + 2; count++) note(journal);
    expect(journal.all()).toHaveLength(LIMITS.entries);
    expect(journal.all()[0]?.number).toBe(3);
    expect(() => journal.expectCalls("rcwConfigListInvitees", 0)).toThrow(/dropped its 2 oldest entries/);
    expect(() => journal.expectOrder([])).toThrow(/journal.clear\(\)/);
    journal.clear();
    expect(() => journal.expectOrder([])).not.toThrow();
  });

  it("drop the oldest entries when bodies take too much room", () => {
    const journal = journalOf();
    const kept = LIMITS.characters / (2 * MAX_BODY_LENGTH);
    const text = "x".repeat(MAX_BODY_LENGTH);
    for (let count = 0; count < kept + 3; count++) note(journal, text);
    expect(journal.all()).toHaveLength(kept);
  });

  it("forget a request that is under way when the journal is cleared", () => {
    const journal = journalOf();
    const record = journal.begin();
    expect(journal.all()).toEqual([]);
    journal.clear();
    record.receive(new IncomingRequest(request, ""));
    journal.complete(record);
    expect(journal.all()).toEqual([]);
  });

  it("show the latest entries in messages", () => {
    const journal = journalOf();
    for (let count = 0; count < 25; count++) note(journal);
    expect(() => journal.expectCalls("rcwConfigListInvitees", 1)).toThrow(/\(5 earlier\)\n {2}6\. GET \//);
  });
});
