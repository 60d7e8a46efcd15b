import * as fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { createWebhookHandler } from "../create-webhook-handler.js";
import { posted, stateChange, TOKEN } from "../test-support/notifications.js";
import type { WebhookOptions } from "../webhook-options.js";

const ADDRESS = "https://hooks.example.com/rcw";
const EVENT = JSON.stringify(stateChange("s1", "Active", "2026-09-14T12:00:00Z"));

const receiver = (options: Partial<WebhookOptions> = {}) =>
  createWebhookHandler({ verificationToken: TOKEN, on: {}, ...options });

/** Everything that a stranger can see of an answer. */
async function seen(response: Response) {
  return { status: response.status, headers: [...response.headers], body: await response.text() };
}

describe("the validation call", () => {
  const call = (token: string, body: string | null = null) =>
    receiver()(new Request(ADDRESS, { method: "POST", headers: { "Validation-Token": token }, body }));

  it("is answered with its own token and no body", async () => {
    const response = await call("3f0c2a7e-6d58");
    expect(await seen(response)).toEqual({ status: 200, headers: [["validation-token", "3f0c2a7e-6d58"]], body: "" });
  });

  it.each([
    ["a token that doesn't fit into the answer", "x".repeat(513), null],
    ["a token with spaces in it", "a b", null],
    ["a body", "3f0c2a7e-6d58", "{}"],
  ])("is refused with %s", async (_, token, body) => {
    expect((await call(token, body)).status).toBe(401);
  });
});

describe("the verification token", () => {
  it.each(["Verification-Token", "Validation-Token"])("may come in the header %s", async (name) => {
    const request = new Request(ADDRESS, {
      method: "POST",
      headers: { "Content-Type": "application/json", [name]: TOKEN },
      body: EVENT,
    });
    expect((await receiver()(request)).status).toBe(200);
  });

  it("may be one of several, or what a function gives, so that it can be changed without a gap", async () => {
    let current: string | readonly string[] = ["old", TOKEN];
    const handle = receiver({ verificationToken: async () => current });
    expect((await receiver({ verificationToken: ["new", TOKEN] })(posted(EVENT))).status).toBe(200);
    expect((await handle(posted(EVENT))).status).toBe(200);
    current = "new";
    expect((await handle(posted(EVENT))).status).toBe(401);
    expect((await handle(posted(EVENT, { "Verification-Token": "new" }))).status).toBe(200);
  });

  it("isn't asked for where it is false", async () => {
    expect((await receiver({ verificationToken: false })(posted(EVENT, { "Verification-Token": "" }))).status).toBe(
      200,
    );
  });

  it("that its function can't give makes the answer 503, and is nobody's to know", async () => {
    const onError = vi.fn();
    const verificationToken = () => Promise.reject(new Error("vault is sealed"));
    const response = await receiver({ verificationToken, hooks: { onError } })(posted(EVENT));
    expect(await seen(response)).toEqual({ status: 503, headers: [], body: "" });
    expect(onError).toHaveBeenCalledOnce();
  });

  it("that its function gives empty lets nobody in", async () => {
    const response = await receiver({ verificationToken: () => "" })(posted(EVENT, { "Verification-Token": "" }));
    expect(response.status).toBe(503);
  });
});

describe("from a sender with the token", () => {
  it.each([
    ["no JSON", posted("{"), 400],
    ["JSON that is nested too deep", posted(`${"[".repeat(40)}${"]".repeat(40)}`), 400],
    ["a body that isn't UTF-8", badBytes(), 400],
    ["no body", posted(""), 400],
    ["too large a body", posted(JSON.stringify("x".repeat(300_000))), 413],
    ["text", posted(EVENT, { "Content-Type": "text/plain" }), 415],
    ["a compressed body", posted(EVENT, { "Content-Encoding": "gzip" }), 415],
  ])("refuses %s", async (_, request, status) => {
    const onRefused = vi.fn();
    const response = await receiver({ hooks: { onRefused } })(request);
    expect(await seen(response)).toEqual({ status, headers: [], body: "" });
    expect(onRefused.mock.calls[0]?.[0]).toMatchObject({ status });
  });

  it.each(["application/json", "application/json; charset=utf-8", "application/vnd.rc+json", "APPLICATION/JSON"])(
    "takes %s",
    async (type) => {
      expect((await receiver()(posted(EVENT, { "Content-Type": type }))).status).toBe(200);
    },
  );

  it("counts brackets in strings as text", async () => {
    expect((await receiver()(posted(JSON.stringify({ uuid: "1", text: `\\"${"[{".repeat(99)}` })))).status).toBe(200);
  });
});

it("says which method it takes", async () => {
  const response = await receiver()(new Request(ADDRESS));
  expect(await seen(response)).toEqual({ status: 405, headers: [["allow", "POST"]], body: "" });
});

describe("a stranger", () => {
  const header = fc.constantFrom(
    "verification-token",
    "validation-token",
    "content-type",
    "content-length",
    "content-encoding",
    "authorization",
    "x-forwarded-for",
  );
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom(..."abc-019 =/;,+ÿ") }),
    fc.constantFrom("application/json", "0", "99999999", TOKEN.slice(0, -1), `${TOKEN}x`, TOKEN.toUpperCase()),
  );
  const body = fc.oneof(
    fc.constantFrom(EVENT, "", "{", "[".repeat(5000), "x".repeat(400_000), "\u0000"),
    fc.json(),
    fc.uint8Array(),
  );

  it("gets the same 401 for whatever is sent, never a 5xx, and learns nothing", async () => {
    const onReceived = vi.fn();
    const handle = receiver({ hooks: { onReceived } });
    const nothing = { status: 401, headers: [], body: "" };
    const hostile = fc.record({ headers: fc.dictionary(header, text, { noNullPrototype: true }), body });
    await fc.assert(
      fc.asyncProperty(hostile, async ({ headers, body }) => {
        const request = new Request(ADDRESS, { method: "POST", headers, body: body as BodyInit });
        const validation = headers["validation-token"]?.trim() ?? "";
        const saysBody = Number(headers["content-length"] ?? 0) > 0;
        const isHandshake = body.length === 0 && !saysBody && /^[\x21-\x7e]+$/.test(validation);
        const expected = isHandshake ? { status: 200, headers: [["validation-token", validation]], body: "" } : nothing;
        expect(await seen(await handle(request))).toEqual(expected);
      }),
      { numRuns: 1000 },
    );
    expect(onReceived).not.toHaveBeenCalled();
  });

  it("has no more of a body read than its first piece", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const init = { method: "POST", headers: { "Validation-Token": "abc" }, body: endless, duplex: "half" };
    expect((await receiver()(new Request(ADDRESS, init as RequestInit))).status).toBe(401);
    expect(pulled).toBeLessThan(4);
  });
});

function badBytes(): Request {
  const headers = { "Content-Type": "application/json", "Verification-Token": TOKEN };
  return new Request(ADDRESS, { method: "POST", headers, body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]) });
}
