import { createFakeWebinarApi } from "@rcw/testing";
import { startFakeServer } from "@rcw/testing/server";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { bundleForBrowser } from "../../scripts/testing/bundle-for-browser.js";
import { launchChromium } from "../../scripts/testing/launch-chromium.js";
import { serveFiles, type Website } from "../../scripts/testing/serve-files.js";
import { type ScaledService, startScaledService } from "./scaled-service.js";
import type { TabsApp } from "./tabs-page.js";

const PAGE =
  '<!doctype html><title>tab</title><link rel="icon" href="data:,"><script type="module" src="/app.js"></script>';

let browser: Browser;
let website: Website;
let context: BrowserContext;
beforeAll(async () => {
  const script = await bundleForBrowser("tests/browser/tabs-page.ts");
  website = await serveFiles({
    "/": { type: "text/html", text: PAGE },
    "/callback": { type: "text/html", text: PAGE },
    "/app.js": { type: "text/javascript", text: script },
  });
  browser = await launchChromium();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await website?.close();
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(() => context.close());

async function openTab(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(website.url);
  await page.waitForFunction("globalThis.app");
  return page;
}

/** Does something with the app of a tab; what it is given and gives passes as JSON. */
function inTab<Given, Result>(
  page: Page,
  act: (app: TabsApp, given: Given) => Result,
  given: Given,
): Promise<Awaited<Result>> {
  return page.evaluate(`(${act})(globalThis.app, ${JSON.stringify(given)})`) as Promise<Awaited<Result>>;
}

describe("tabs that share a limiter", () => {
  let service: ScaledService;
  beforeEach(async () => {
    service = await startScaledService(10, 2000);
  });
  afterEach(() => service.close());

  const begin = (page: Page, calls: number) =>
    inTab(page, (app, given) => app.beginCalls(given.url, given.calls), { url: service.url, calls });
  const tallyOf = (page: Page) => inTab(page, (app) => app.tally(), undefined);
  const untilAnswered = async (page: Page, calls: number) => {
    await page.waitForFunction(`globalThis.app.tally().answered >= ${calls}`, undefined, { timeout: 50_000 });
    expect((await tallyOf(page)).failed).toEqual([]);
  };
  const refused = () => service.requests.filter(({ isRefused }) => isRefused).length;

  it("keep to one limit together, in turns", { timeout: 60_000 }, async () => {
    const tabs = [await openTab(), await openTab(), await openTab()];
    await Promise.all(tabs.map((tab) => begin(tab, 20)));
    await Promise.all(tabs.map((tab) => untilAnswered(tab, 20)));
    expect([service.requests.length, refused()]).toEqual([60, 0]);
    const startMs = service.requests[0]?.atMs ?? 0;
    const lastMs = service.requests.at(-1)?.atMs ?? 0;
    // Six windows, of which the first opens at once.
    expect(lastMs - startMs).toBeGreaterThan(9900);
    expect(lastMs - startMs).toBeLessThan(16_000);
    // In turns, but for the first window, which whoever comes first may have: of the next two each has about a third.
    const times = (await Promise.all(tabs.map(tallyOf))).map(({ answeredMs }) => answeredMs);
    const half = times.flat().sort((left, right) => left - right)[29] ?? 0;
    for (const own of times) expect(own.filter((timeMs) => timeMs <= half).length).toBeGreaterThanOrEqual(6);
  });

  it("go on when the one that leads is closed in the middle of its calls, and lose no turn", {
    timeout: 60_000,
  }, async () => {
    const leader = await openTab();
    const others = [await openTab(), await openTab()];
    await Promise.all([leader, ...others].map((tab) => begin(tab, 20)));
    await leader.waitForFunction("globalThis.app.tally().answered >= 4");
    await leader.close();
    await Promise.all(others.map((tab) => untilAnswered(tab, 20)));
    expect(refused()).toBe(0);
    const [limits] = await Promise.all(others.map((tab) => inTab(tab, (app) => app.limits(), undefined)));
    expect(limits).toEqual([expect.objectContaining({ group: "Heavy", limit: 10, queued: 0, inFlight: 0 })]);
  });

  it("all pause at a 429 that one of them gets", { timeout: 60_000 }, async () => {
    const tabs = [await openTab(), await openTab(), await openTab()];
    await begin(tabs[0] as Page, 1);
    await untilAnswered(tabs[0] as Page, 1);
    service.spend(10);
    await begin(tabs[1] as Page, 1);
    // All of them know it as soon as its answer is there.
    for (const tab of tabs) await tab.waitForFunction("globalThis.app.limits()[0]?.waitMs > 0");
    await Promise.all([begin(tabs[0] as Page, 2), begin(tabs[2] as Page, 2)]);
    await Promise.all([
      untilAnswered(tabs[0] as Page, 3),
      untilAnswered(tabs[1] as Page, 1),
      untilAnswered(tabs[2] as Page, 2),
    ]);
    expect(refused()).toBe(1);
    const refusedMs = service.requests.find(({ isRefused }) => isRefused)?.atMs ?? 0;
    const later = service.requests.filter(({ atMs }) => atMs > refusedMs);
    for (const { atMs } of later) expect(atMs - refusedMs).toBeGreaterThanOrEqual(2000);
  });

  it("know after they are loaded anew what was spent before", { timeout: 60_000 }, async () => {
    const tab = await openTab();
    await begin(tab, 10);
    await untilAnswered(tab, 10);
    await tab.reload();
    await tab.waitForFunction("globalThis.app");
    await begin(tab, 5);
    await untilAnswered(tab, 5);
    expect([service.requests.length, refused()]).toEqual([15, 0]);
  });
});

describe("tabs that share tokens", () => {
  it("refresh once for all, tell each other, and are logged out together", { timeout: 60_000 }, async () => {
    const server = await startFakeServer({ fake: createFakeWebinarApi({ rateLimits: false }) });
    try {
      const redirectUri = `${website.url}/callback`;
      const { clientId } = server.fake.addApp({ isPublic: true, redirectUris: [redirectUri] });
      const tabs = [await openTab(), await openTab(), await openTab()];
      const [first, second, third] = tabs as [Page, Page, Page];
      const open = { url: server.url, clientId };
      for (const tab of tabs) await inTab(tab, (app, given) => app.openTokens(given.url, given.clientId), open);
      const login = await inTab(first, (app, given) => app.createLogin(given), redirectUri);
      const { url, state, codeVerifier } = login ?? { url: "", state: "", codeVerifier: "" };
      const callbackUrl = (await fetch(url, { redirect: "manual" })).headers.get("location") ?? "";
      await inTab(first, (app, given) => app.logIn(given), { callbackUrl, state, codeVerifier, redirectUri });
      const tokensOf = () => Promise.all(tabs.map((tab) => inTab(tab, (app) => app.accessToken(), undefined)));
      const [loggedIn] = new Set(await tokensOf());

      // All of them find at once that the token isn't taken any more.
      const renew = (tab: Page) => inTab(tab, (app, given) => app.renew(given), loggedIn as string);
      const renewed = new Set(await Promise.all([...tabs, ...tabs].map(renew)));
      expect([renewed.size, renewed.has(loggedIn)]).toEqual([1, false]);
      expect(grantsOf(server)).toEqual(["authorization_code", "refresh_token"]);

      // One of them renews; the others hear of it, and don't use what isn't taken any more.
      const [before] = renewed;
      const after = await inTab(second, (app, given) => app.renew(given), before as string);
      await expect.poll(tokensOf).toEqual([after, after, after]);
      expect(grantsOf(server)).toHaveLength(3);

      // One of them is closed in the middle of its renewal: the next one goes on.
      void inTab(third, (app, given) => app.renew(given), after as string).catch(() => {});
      await third.close();
      const last = await inTab(first, (app, given) => app.renew(given), after as string);
      expect(last).not.toBe(after);

      await inTab(second, (app) => app.logOut(), undefined);
      await expect.poll(() => inTab(first, (app) => app.accessToken(), undefined)).toContain("TokenError");
    } finally {
      await server.close();
    }
  });
});

/** The grants of all requests for tokens, in order. */
function grantsOf({ fake }: Awaited<ReturnType<typeof startFakeServer>>): unknown[] {
  const bodies = fake.journal.all().map(({ body }) => (body as { grant_type?: string } | undefined)?.grant_type);
  return bodies.filter((grant) => grant !== undefined);
}
