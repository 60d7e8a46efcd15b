import type { InviteeListResource } from "@rcw/types";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type FakeServer, startFakeServer } from "../server.js";
import { INVITEES } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";

let server: FakeServer;
const lines: string[] = [];
beforeEach(async () => {
  lines.length = 0;
  server = await startFakeServer({ fake: createFakeWithSession(), log: (line) => lines.push(line) });
});
afterEach(() => server.close());

async function send(method: string, path: string, world?: string): Promise<Response> {
  const headers = { Authorization: `Bearer ${server.fake.accessToken}`, ...(world && { "X-Rcw-World": world }) };
  return await fetch(server.url + path, { method, headers });
}

async function countInvitees(world?: string): Promise<number> {
  const list = (await (await send("GET", INVITEES, world)).json()) as InviteeListResource;
  return list.records.length;
}

describe("the header X-Rcw-World", () => {
  it("gives each name a world of its own, with the tokens and records of the beginning", async () => {
    const worlds = ["a", "b", "c", undefined];
    await Promise.all([
      send("DELETE", `${INVITEES}/mei`, "a"),
      send("DELETE", `${INVITEES}/kofi`, "a"),
      send("DELETE", `${INVITEES}/mei`, "b"),
    ]);
    expect(await Promise.all(worlds.map(countInvitees))).toEqual([1, 2, 3, 3]);
    await send("DELETE", `${INVITEES}/mei`);
    expect(await countInvitees("d")).toBe(3);
  });

  it("is the world that the test holds in its hand", async () => {
    const world = server.world("mine");
    world.addInvitee({ sessionId: "s1" });
    world.faults.add({ status: 503, nth: 2 });
    expect(await countInvitees("mine")).toBe(4);
    expect((await send("GET", INVITEES, "mine")).status).toBe(503);
    world.journal.expectCalls("rcwConfigListInvitees", 2);
    server.fake.journal.expectCalls("rcwConfigListInvitees", 0);
    expect(await countInvitees()).toBe(3);
  });

  it("is refused when it names nothing", async () => {
    const answer = await send("GET", INVITEES, "a/b");
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      errors: [{ errorCode: "FAKE-400", message: expect.stringContaining('received "a/b"') }],
    });
  });
});

describe("the log", () => {
  it("has a line for each request, without secrets", async () => {
    await send("GET", `${INVITEES}?perPage=5&access_token=s3cr3t`, "one");
    await send("GET", "/nowhere");
    server.fake.faults.add({ connection: "reset" });
    await send("GET", INVITEES).catch(() => {});
    expect(lines).toEqual([
      expect.stringMatching(
        /^GET \S+\/invitees\?perPage=5&access_token=\[redacted\] -> 200 rcwConfigListInvitees \d+ ms world one$/,
      ),
      expect.stringMatching(/^GET \/nowhere -> 404 \d+ ms$/),
      expect.stringMatching(/^GET \S+\/invitees -> connection lost rcwConfigListInvitees \d+ ms$/),
    ]);
    expect(lines.join()).not.toContain(server.fake.accessToken);
  });
});
