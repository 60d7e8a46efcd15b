import { describe, expect, it } from "vitest";
import { fromRoot } from "../files.js";
import { readUpstream } from "./read-upstream.js";

const answering = (answer: () => Response | Promise<Response>) => ({ fetch: async () => answer() });

describe("readUpstream", () => {
  it("reads a file", async () => {
    const path = fromRoot("openapi/import.json");
    expect(await readUpstream(path)).toEqual({ name: path, text: expect.stringContaining("/webinar/**") });
  });

  it("says which file isn't there, or isn't a file", async () => {
    await expect(readUpstream("nowhere.yaml")).rejects.toThrow("nowhere.yaml: there is no such file");
    await expect(readUpstream(fromRoot("openapi"))).rejects.toThrow("is a folder");
  });

  it.each(["https://example.com/api.yaml", "http://127.0.0.1:8080/api.yaml", "http://localhost/api.yaml"])(
    "fetches %s",
    async (url) => {
      expect(
        await readUpstream(
          url,
          answering(() => new Response("openapi: 3.0.3")),
        ),
      ).toMatchObject({ name: url, text: "openapi: 3.0.3" });
    },
  );

  it("names an address without its secrets", async () => {
    const { name } = await readUpstream(
      "https://user:pass@example.com/a?token=t",
      answering(() => new Response("")),
    );
    expect(name).toBe("https://example.com/a");
  });

  it.each([
    ["http://example.com/api.yaml", "over http"],
    ["ftp://example.com/api.yaml", "over ftp"],
    ["https://", "is not an address"],
  ])("refuses %s before it is fetched", async (url, message) => {
    const fetch = () => Promise.reject(new Error("fetched"));
    await expect(readUpstream(url, { fetch })).rejects.toThrow(message);
  });

  it("refuses an answer that came from elsewhere without encryption", async () => {
    const redirected = Object.defineProperty(new Response("x"), "url", { value: "http://example.com/other" });
    await expect(
      readUpstream(
        "https://example.com/a",
        answering(() => redirected),
      ),
    ).rejects.toThrow("over http");
  });

  it("says what the server did", async () => {
    const url = "https://example.com/a";
    await expect(
      readUpstream(
        url,
        answering(() => new Response("", { status: 404 })),
      ),
    ).rejects.toThrow(`${url} can't be read: it answers 404`);
    const failing = () => Promise.reject(new TypeError("fetch failed", { cause: new Error("ENOTFOUND") }));
    await expect(readUpstream(url, { fetch: failing })).rejects.toThrow("fetch failed (ENOTFOUND)");
    const silent = (_url: string, { signal }: RequestInit) =>
      new Promise<Response>((_resolve, reject) => signal?.addEventListener("abort", () => reject(signal.reason)));
    await expect(readUpstream(url, { fetch: silent, timeoutMs: 5 })).rejects.toThrow("timeout");
  });
});
