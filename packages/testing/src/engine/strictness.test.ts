import { describe, expect, it } from "vitest";
import { CONFIGURATION, callFake, INVITEES, refusalOf } from "../test-support/call-fake.js";
import { createFakeWithCallers, HISTORY } from "../test-support/fake-with-callers.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";

const WINDOW = "creationTimeFrom=2026-12-01T00:00:00Z&creationTimeTo=2026-01-01T00:00:00Z";

describe("what the service passes over in silence", () => {
  it.each<[string, string, object | undefined, string]>([
    ["an unknown query parameter", `GET ${INVITEES}?page=2`, undefined, "page"],
    ["an unknown property", `PATCH ${CONFIGURATION}/webinars/w1`, { titel: "T" }, "titel"],
    [
      "one deeper inside",
      `PATCH ${CONFIGURATION}/webinars/w1`,
      { settings: { autoRecrod: true } },
      "settings.autoRecrod",
    ],
    ["a window that ends before it begins", `GET ${HISTORY}/recordings?${WINDOW}`, undefined, "creationTimeFrom"],
  ])("is refused by a strict fake, and taken by another: %s", async (_, request, body, parameterName) => {
    const sent = body === undefined ? {} : { body };
    expect((await callFake(createFakeWithSession(), request, sent)).status).toBe(200);
    const answer = await callFake(createFakeWithSession({ strict: true }), request, sent);
    expect(refusalOf(answer)).toEqual({ status: 400, errorCode: "CMN-101", parameterName });
    expect(answer.body.errors[0].message).toContain("(strict)");
  });

  it("is another content type than JSON", async () => {
    const send = async (strict: boolean) => {
      const fake = createFakeWithSession({ strict });
      const headers = { Authorization: `Bearer ${fake.accessToken}`, "Content-Type": "text/plain" };
      const url = `https://fake.test${CONFIGURATION}/webinars/w1`;
      return (await fake.fetch(url, { method: "PATCH", headers, body: '{"title":"T"}' })).status;
    };
    expect([await send(false), await send(true)]).toEqual([200, 400]);
  });

  it("leaves what is right alone", async () => {
    const fake = createFakeWithSession({ strict: true });
    const { status } = await callFake(fake, `PATCH ${INVITEES}`, {
      body: { addedInvitees: [{ firstName: "Ana", lastName: "Sol", email: "ana@example.com", role: "CoHost" }] },
    });
    expect(status).toBe(200);
    expect((await callFake(fake, `GET ${INVITEES}?perPage=2`)).status).toBe(200);
  });
});

it("a body that nobody means to send is refused, and an answer isn't as large as what it refuses", async () => {
  const fake = createFakeWithSession({ maxBodyBytes: 2000 });
  const rename = (title: string) => callFake(fake, `PATCH ${CONFIGURATION}/webinars/w1`, { body: { title } });
  expect(await rename("x".repeat(3000))).toMatchObject({ status: 413, body: { errors: [{ errorCode: "FAKE-413" }] } });
  expect((await rename("é".repeat(995))).status).toBe(413);
  const { status, body } = await rename("x".repeat(1900));
  expect(status).toBe(400);
  expect(body.errors[0].parameterValue).toBe(`${"x".repeat(256)}... (1900 characters)`);
});

it("a parameter that is to be joined may be repeated", async () => {
  const { fake, tokens } = createFakeWithCallers();
  const list = async (query: string) => {
    const path = `${HISTORY}/company/recordings?creationTimeFrom=2026-01-01T00:00:00Z&creationTimeTo=2027-01-01T00:00:00Z`;
    return (await callFake(fake, `GET ${path}${query}`, { token: tokens.administrator })).body;
  };
  fake.setSessionStatus("s1", "Active");
  fake.addRecording({ sessionId: "s1", id: "r1" });
  expect((await list("&hostUserId=colleague")).records).toEqual([]);
  const repeated = await list("&hostUserId=colleague&hostUserId=host");
  expect(repeated.records).toMatchObject([{ id: "r1" }]);
  expect(repeated.records).toEqual((await list("&hostUserId=colleague,host")).records);
});
