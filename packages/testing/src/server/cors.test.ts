import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeServer, startFakeServer } from "../server.js";
import { INVITEES } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";

let server: FakeServer;
beforeEach(async () => {
  server = await startFakeServer({ fake: createFakeWithSession() });
});
afterEach(() => server.close());

// `fetch` of Node sends these headers, which a browser keeps for itself.
const ORIGIN = { Origin: "https://console.example.com" };

describe("a page of another origin", () => {
  it("may send any method of the API and the headers that it asks for, without a token", async () => {
    const preflight = await fetch(server.url + INVITEES, {
      method: "OPTIONS",
      headers: {
        ...ORIGIN,
        "Access-Control-Request-Method": "PATCH",
        "Access-Control-Request-Headers": "authorization,content-type,x-rcw-world",
      },
    });
    expect(preflight.status).toBe(204);
    expect(Object.fromEntries(preflight.headers)).toMatchObject({
      "access-control-allow-origin": "*",
      "access-control-allow-methods": expect.stringMatching(/GET.*PATCH.*DELETE/),
      "access-control-allow-headers": "authorization,content-type,x-rcw-world",
      "access-control-max-age": "600",
    });
    expect(server.fake.journal.all()).toEqual([]);
  });

  it("may read answers and the headers that matter, those of errors too", async () => {
    const headers = { ...ORIGIN, Authorization: `Bearer ${server.fake.accessToken}` };
    for (const path of [INVITEES, "/nowhere"]) {
      const answer = await fetch(server.url + path, { headers });
      expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
      const exposed = answer.headers.get("Access-Control-Expose-Headers");
      for (const name of ["X-Rate-Limit-Remaining", "X-Rate-Limit-Window", "Retry-After", "RCRequestId"]) {
        expect(exposed).toContain(name);
      }
    }
  });

  it("may read answers that a fault gives or cuts", async () => {
    server.fake.faults.add({ status: 503 });
    server.fake.faults.add({ cutBodyAfterBytes: 1 });
    for (const status of [503, 200]) {
      const answer = await fetch(server.url + INVITEES, {
        headers: { ...ORIGIN, Authorization: `Bearer ${server.fake.accessToken}` },
      });
      expect(answer.status).toBe(status);
      expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("*");
      await answer.text().catch(() => {});
    }
  });
});

it("leaves an OPTIONS request that is no preflight to the fake", async () => {
  await fetch(server.url + INVITEES, { method: "OPTIONS" });
  expect(server.fake.journal.all()).toMatchObject([{ method: "OPTIONS" }]);
});
