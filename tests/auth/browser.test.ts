import { startFakeServer } from "@rcw/testing/server";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../scripts/testing/launch-chromium.js";
import { type ClientPages, serveClient } from "./serve-client.js";

let browser: Browser;
let pages: ClientPages;
beforeAll(async () => {
  [browser, pages] = await Promise.all([launchChromium(), serveClient()]);
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await pages?.close();
});

/** Runs in the page; what it is given and gives passes as JSON. `import()` in text, so that no tool rewrites it. */
const BEGIN = `async ({ options, redirectUri }) => {
  const { createTokenManager } = await import("@rcw/client/auth");
  const login = await createTokenManager(options).createAuthorizationUrl({ redirectUri });
  sessionStorage.setItem("login", JSON.stringify(login));
  return login.url;
}`;
const FINISH = `async ({ options, redirectUri }) => {
  const { createTokenManager } = await import("@rcw/client/auth");
  const store = {
    load: () => JSON.parse(localStorage.getItem("rcw-tokens") ?? "null") ?? undefined,
    save: (tokens) => localStorage.setItem("rcw-tokens", JSON.stringify(tokens)),
    remove: () => localStorage.removeItem("rcw-tokens"),
    withLock: (action) => navigator.locks.request("rcw-tokens", action),
  };
  const { state, codeVerifier } = JSON.parse(sessionStorage.getItem("login"));
  const first = createTokenManager({ ...options, store });
  const { accessToken } = await first.exchangeCode({ callbackUrl: location.href, state, codeVerifier, redirectUri });
  const second = createTokenManager({ ...options, store });
  const renewed = await Promise.all([first, second].map((manager) => manager.renewAccessToken(accessToken)));
  await first.revoke();
  const error = await second.renewAccessToken(renewed[0]).catch((error) => error);
  return { accessToken, renewed, kept: localStorage.length, needsLogin: error.needsLogin };
}`;

describe("the token manager in a browser", () => {
  it("logs in by PKCE as a public app, shares its tokens between two managers, and logs out", {
    timeout: 60_000,
  }, async () => {
    const server = await startFakeServer();
    const page = await browser.newPage();
    try {
      const redirectUri = `${pages.url}/callback`;
      const { clientId } = server.fake.addApp({ isPublic: true, redirectUris: [redirectUri] });
      const options = { clientId, baseUrl: server.url };
      await page.goto(pages.url);
      const run = <Result>(source: string) =>
        page.evaluate<Result>(`(${source})(${JSON.stringify({ options, redirectUri })})`);
      await page.goto(await run<string>(BEGIN));
      expect(page.url().startsWith(redirectUri)).toBe(true);
      const result = await run<{ accessToken: string; renewed: string[]; kept: number; needsLogin: boolean }>(FINISH);
      expect(new Set([result.accessToken, ...result.renewed]).size).toBe(2);
      expect(result).toMatchObject({ kept: 0, needsLogin: true });
      const asked = server.fake.journal.all().filter(({ method }) => method === "POST");
      expect(asked.map(({ body, status }) => [(body as { grant_type?: string }).grant_type, status])).toEqual([
        ["authorization_code", 200],
        ["refresh_token", 200],
        [undefined, 200],
      ]);
      for (const { headers } of asked) {
        expect(headers).not.toHaveProperty("authorization");
        expect(headers["user-agent"]).toContain("Mozilla/5.0");
      }
    } finally {
      await page.close();
      await server.close();
    }
  });
});
