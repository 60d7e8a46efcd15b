import nodeHttp from "node:http";
import type { RequestHandler } from "msw";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { FakeWebinarApi } from "../create-fake-webinar-api.js";
import { rcwHandlers } from "../msw.js";
import { INVITEES } from "./call-fake.js";
import { createFakeWithSession } from "./fake-with-session.js";

const PLATFORM = "https://platform.ringcentral.com";

/** What the tests need of a version of MSW. */
export interface MswUnderTest {
  /** Intercepts requests with handlers, and with one that answers every GET that they leave with this text. */
  listen(handlers: RequestHandler[], rest: string): { close(): void };
  /** Whether the head of an answer comes when its body breaks off; `fetch` rejects otherwise. */
  readonly headOfCutBodyComes: boolean;
}

/** What `rcwHandlers` does under a version of MSW; `msw` must lead to that version. */
export function describeRcwHandlers(version: string, msw: MswUnderTest): void {
  let server: { close(): void } | undefined;
  afterEach(() => {
    vi.restoreAllMocks();
    server?.close();
    server = undefined;
  });

  /** Puts a fake behind its base URLs, and another handler behind it, for whatever it leaves. */
  function listen(fake: Pick<FakeWebinarApi, "handle">, baseUrl?: string | string[]): void {
    server = msw.listen(rcwHandlers(fake, baseUrl === undefined ? {} : { baseUrl }), "another");
  }

  const headersOf = ({ accessToken }: FakeWebinarApi) => ({
    Authorization: `Bearer ${accessToken}`,
    "Content-Type": "application/json",
  });

  describe(`rcwHandlers under MSW ${version}`, () => {
    it("answers what is sent to RingCentral, bodies and query included, and keeps the state", async () => {
      const fake = createFakeWithSession();
      listen(fake);
      const headers = headersOf(fake);
      const body = JSON.stringify({ updatedInvitees: [{ id: "mei", role: "CoHost" }] });
      const changed = await fetch(PLATFORM + INVITEES, { method: "PATCH", headers, body });
      expect(changed.status).toBe(200);
      const list = await fetch(`${PLATFORM}${INVITEES}?perPage=1`, { headers });
      expect(await list.json()).toMatchObject({ paging: { perPage: 1 }, records: [{ id: "host" }] });
      expect(list.headers.get("RCRequestId")).toBe("fake-1-000002");
      expect((await fetch(`${PLATFORM}${INVITEES}/kofi`, { method: "DELETE", headers })).status).toBe(204);
      expect(fake.journal.all().map(({ status }) => status)).toEqual([200, 200, 204]);
    });

    it("answers clients that don't use fetch", async () => {
      const fake = createFakeWithSession();
      listen(fake, "http://rcw.test");
      const status = await new Promise((resolve, reject) =>
        nodeHttp
          .get(`http://rcw.test${INVITEES}`, { headers: headersOf(fake) }, (answer) => {
            answer.resume().on("end", () => resolve(answer.statusCode));
          })
          .on("error", reject),
      );
      expect(status).toBe(200);
    });

    it("answers 404 for a path that the service doesn't have, and leaves other hosts alone", async () => {
      listen(createFakeWithSession());
      expect(await (await fetch(`${PLATFORM}/nowhere`)).json()).toMatchObject({ errors: [{ errorCode: "CMN-120" }] });
      expect((await fetch("https://media.ringcentral.com/")).status).toBe(404);
      expect(await (await fetch("https://platform.ringcentral.com.example.com/")).text()).toBe("another");
    });

    it.each(["https://gateway.example.com/rc", "https://gateway.example.com/rc/"])(
      "takes the base URL %s",
      async (base) => {
        const fake = createFakeWithSession();
        listen(fake, base);
        const headers = headersOf(fake);
        const body = JSON.stringify({ role: "CoHost" });
        const url = `https://gateway.example.com/rc${INVITEES}/mei`;
        expect((await fetch(url, { method: "PUT", headers, body })).status).toBe(200);
        expect(fake.journal.last()).toMatchObject({ path: `${INVITEES}/mei`, body: { role: "CoHost" } });
        expect(await (await fetch("https://gateway.example.com/rcx")).text()).toBe("another");
      },
    );

    it("fails as planned", async () => {
      const fake = createFakeWithSession();
      listen(fake, ["https://one.test", "https://two.test"]);
      fake.faults.add({ status: 503, retryAfter: 5 });
      fake.faults.add({ connection: "reset" });
      fake.faults.add({ connection: "commit-then-drop" });
      fake.faults.add({ cutBodyAfterBytes: 3 });
      const send = (host: string) => fetch(host + INVITEES, { headers: headersOf(fake) });
      expect((await send("https://one.test")).headers.get("Retry-After")).toBe("5");
      await expect(send("https://one.test")).rejects.toBeInstanceOf(TypeError);
      await expect(send("https://two.test")).rejects.toBeInstanceOf(TypeError);
      const cut = send("https://two.test");
      if (msw.headOfCutBodyComes) expect((await cut).status).toBe(200);
      await expect(cut.then((answer) => answer.json())).rejects.toThrow();
    });

    it("shows a defect of the fake as MSW shows every error in a handler", async () => {
      const error = vi.spyOn(console, "error").mockImplementation(() => {});
      listen({ handle: () => Promise.reject(new Error("a defect")) });
      expect((await fetch(`${PLATFORM}/`)).status).toBe(500);
      expect(error.mock.calls.flat().map(String).join()).toContain("a defect");
    });

    it("names itself to MSW, and writes a line for each request into a browser's console", () => {
      const log = vi.spyOn(console, "log").mockImplementation(() => {});
      const [handler] = rcwHandlers(createFakeWithSession());
      expect(handler?.info.header).toContain(PLATFORM);
      const request = new Request(`${PLATFORM}/a`);
      handler?.log({ request, response: new Response(), parsedResult: {} });
      expect(log).toHaveBeenCalledWith(expect.stringContaining(`GET ${PLATFORM}/a -> 200`));
    });
  });
}
