import { request } from "node:http";
import { createFakeWebinarApi } from "@rcw/testing";
import { type FakeServer, startFakeServer } from "@rcw/testing/server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

// A client that isn't ours: bare HTTP requests as RingCentral's documentation describes them. Nothing of the SDK is
// used beyond starting the server.

const CONFIGURATION = "/webinar/configuration/v1";
const JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

/** What the tests read of any JSON body; a name that isn't there is undefined. */
interface Json {
  readonly access_token: string;
  readonly expires_in: number;
  readonly refresh_token_expires_in: number;
  readonly errors: readonly { readonly errorCode: string; readonly parameterName?: string }[];
  readonly id: string;
  readonly records: readonly { readonly role: string }[];
  readonly paging: { readonly nextPageToken?: string };
  readonly addedInvitees: readonly { readonly id: string }[];
  readonly deletedInvitees: readonly { readonly id: string }[];
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: Json;
}

let server: FakeServer;
beforeEach(async () => {
  // Its time stands still until it is put forward.
  server = await startFakeServer({ fake: createFakeWebinarApi() });
});
afterEach(() => server.close());

function send(method: string, path: string, headers: Record<string, string>, body?: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request(server.url + path, { method, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
      incoming.on("error", reject);
      incoming.on("end", () => {
        const text = Buffer.concat(chunks).toString("utf8");
        const pairs = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
        const json = JSON.parse(text || "{}");
        resolve({ status: incoming.statusCode ?? 0, headers: Object.fromEntries(pairs), json });
      });
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

/** Logs in by JWT as a confidential app: HTTP Basic and a form. */
function logIn(assertion: string, clientSecret = server.fake.clientSecret): Promise<Answer> {
  const credentials = Buffer.from(`${server.fake.clientId}:${clientSecret}`).toString("base64");
  const headers = { Authorization: `Basic ${credentials}`, "Content-Type": "application/x-www-form-urlencoded" };
  const form = `grant_type=${encodeURIComponent(JWT_GRANT)}&assertion=${encodeURIComponent(assertion)}`;
  return send("POST", "/restapi/oauth/token", headers, form);
}

/** A client with the token of a login. */
async function openClient() {
  const { status, json } = await logIn(server.fake.jwt);
  expect(status).toBe(200);
  return (method: string, path: string, body?: unknown): Promise<Answer> => {
    const headers = { Authorization: `Bearer ${json.access_token}`, "Content-Type": "application/json" };
    return send(method, CONFIGURATION + path, headers, body === undefined ? undefined : JSON.stringify(body));
  };
}

describe("a client that knows only the documentation", () => {
  it("gets a token by JWT, with lifetimes and the rate limit of the group Auth", async () => {
    const { status, json, headers } = await logIn(server.fake.jwt);
    expect(status).toBe(200);
    expect(json).toMatchObject({ token_type: expect.stringMatching(/^bearer$/i), access_token: expect.any(String) });
    expect(json.expires_in).toBeGreaterThan(0);
    expect(json.refresh_token_expires_in).toBeGreaterThan(json.expires_in);
    expect(headers).toMatchObject({ "x-rate-limit-group": "Auth", "x-rate-limit-limit": "5" });
  });

  it("gets none by a wrong secret or a wrong JWT, and the answer repeats neither", async () => {
    for (const answer of [await logIn(server.fake.jwt, "a-wrong-secret"), await logIn("a.wrong.jwt")]) {
      expect([400, 401]).toContain(answer.status);
      expect(answer.json).toMatchObject({ error: expect.stringMatching(/^invalid_(client|grant)$/) });
      expect(JSON.stringify(answer.json)).not.toMatch(/wrong-secret|wrong\.jwt/);
    }
  });

  it("is refused with the documented codes: token, URI, id, JSON, parameter", async () => {
    const call = await openClient();
    const refusals = [
      await send("GET", `${CONFIGURATION}/webinars/1`, { Authorization: "Bearer unknown" }),
      await call("GET", "/meetings"),
      await call("GET", "/webinars/1"),
      await send("POST", `${CONFIGURATION}/webinars`, { Authorization: `Bearer ${server.fake.accessToken}` }, "{"),
      await call("GET", "/webinars"),
    ];
    expect(refusals.map(({ status, json }) => `${status} ${json.errors[0]?.errorCode}`)).toEqual([
      "401 OAU-123",
      "404 CMN-120",
      "404 CMN-102",
      "400 CMN-103",
      "400 CMN-101",
    ]);
    expect(refusals[4]?.json.errors[0]?.parameterName).toBe("creationTimeFrom");
    for (const { headers } of refusals) expect(headers.rcrequestid).toEqual(expect.any(String));
  });

  it("creates a webinar with a session, lists its invitees, and changes several of them in one call", async () => {
    const call = await openClient();
    const webinar = await call("POST", "/webinars", { title: "Town hall" });
    expect(webinar.status).toBe(201);
    const session = await call("POST", `/webinars/${webinar.json.id}/sessions`, {
      scheduledStartTime: "2026-09-14T15:00:00Z",
      scheduledDuration: 3600,
      timeZone: "Europe/Madrid",
    });
    expect(session.status).toBe(201);
    const invitees = `/webinars/${webinar.json.id}/sessions/${session.json.id}/invitees`;
    const [host, ...others] = (await call("GET", invitees)).json.records;
    expect(host?.role).toBe("Host");
    expect(others).toEqual([]);

    const person = (name: string) => ({ firstName: name, lastName: "Lin", email: `${name}@example.com` });
    const first = await call("PATCH", invitees, {
      addedInvitees: [
        { ...person("mei"), role: "Panelist" },
        { ...person("kofi"), role: "Panelist" },
      ],
    });
    const [mei, kofi] = first.json.addedInvitees;
    const second = await call("PATCH", invitees, {
      addedInvitees: [{ ...person("lena"), role: "CoHost" }],
      updatedInvitees: [{ id: mei?.id, role: "CoHost" }],
      deletedInvitees: [{ id: kofi?.id }],
    });
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(second.json.deletedInvitees).toEqual([{ id: kofi?.id }]);

    const pages = [await call("GET", `${invitees}?perPage=2`)];
    pages.push(await call("GET", `${invitees}?perPage=2&pageToken=${pages[0]?.json.paging.nextPageToken}`));
    expect(pages.flatMap(({ json }) => json.records.map(({ role }) => role))).toEqual(["Host", "CoHost", "CoHost"]);
    expect(pages[1]?.json.paging).not.toHaveProperty("nextPageToken");
  });

  it("reads the limits, runs into 429, restarts the penalty by asking in it, and goes on after it", async () => {
    const call = await openClient();
    const list = () => call("GET", "/webinars?creationTimeFrom=2026-01-01T00:00:00Z");
    const { headers } = await list();
    expect(headers).toMatchObject({ "x-rate-limit-group": "Heavy", "x-rate-limit-window": "60" });
    let answer = await list();
    for (let left = Number(answer.headers["x-rate-limit-remaining"]); left > 0; left--) {
      answer = await list();
      expect(answer).toMatchObject({ status: 200, headers: { "x-rate-limit-remaining": String(left - 1) } });
    }

    const refused = await list();
    expect(refused).toMatchObject({ status: 429, json: { errors: [{ errorCode: "CMN-301" }] } });
    expect(refused.headers).toMatchObject({ "x-rate-limit-group": "Heavy", "x-rate-limit-remaining": "0" });
    const penaltySeconds = Number(refused.headers["retry-after"]);
    expect(penaltySeconds).toBeGreaterThanOrEqual(30);

    // One second too early, twice: more than the penalty has passed since the first refusal, but not since the last.
    for (const _attempt of [1, 2]) {
      server.fake.clock.advance((penaltySeconds - 1) * 1000);
      expect(await list()).toMatchObject({ status: 429, headers: { "retry-after": String(penaltySeconds) } });
    }
    server.fake.clock.advance(penaltySeconds * 1000);
    const limit = Number(headers["x-rate-limit-limit"]);
    expect(await list()).toMatchObject({ status: 200, headers: { "x-rate-limit-remaining": String(limit - 1) } });
  });
});
