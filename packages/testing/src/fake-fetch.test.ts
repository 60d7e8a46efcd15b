import { describe, expect, it } from "vitest";
import { createFakeFetch } from "./fake-fetch.js";
import { createFakeWithSession } from "./test-support/fake-with-session.js";

const URL_OF_WEBINAR = "https://platform.ringcentral.com/webinar/configuration/v1/webinars/w1";

describe("fake.fetch", () => {
  it.each([
    ["text", (url: string) => url],
    ["URL", (url: string) => new URL(url)],
    ["Request", (url: string) => new Request(url)],
  ])("takes a %s and init", async (_name, inputOf) => {
    const fake = createFakeWithSession();
    const response = await fake.fetch(inputOf(URL_OF_WEBINAR), {
      headers: { Authorization: `Bearer ${fake.accessToken}` },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("application/json");
    expect(await response.json()).toMatchObject({ id: "w1" });
  });

  it("rejects with the reason when the signal has aborted already, and changes nothing", async () => {
    const fake = createFakeWithSession();
    const init = { method: "DELETE", headers: { Authorization: `Bearer ${fake.accessToken}` } };
    const reason = new Error("changed my mind");
    await expect(fake.fetch(URL_OF_WEBINAR, { ...init, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    expect((await fake.fetch(URL_OF_WEBINAR, { headers: init.headers })).status).toBe(200);
  });

  it("rejects when the signal aborts while the answer is awaited", async () => {
    const controller = new AbortController();
    const neverAnswers = createFakeFetch(() => new Promise(() => {}));
    const answer = neverAnswers(URL_OF_WEBINAR, { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: "AbortError" });
  });
});
