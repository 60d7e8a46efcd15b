import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bundleForBrowser } from "../scripts/testing/bundle-for-browser.js";
import { launchChromium } from "../scripts/testing/launch-chromium.js";
import { serveFiles } from "../scripts/testing/serve-files.js";
import type { MswPageOutcome } from "./browser/msw-page.js";

const require = createRequire(import.meta.url);
let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
}, 60_000);

afterAll(() => browser.close());

const INVITEES = "/webinar/configuration/v1/webinars/w1/sessions/s1/invitees";
const EXPECTED: MswPageOutcome = {
  listed: { status: 200, roles: ["Host", "Panelist"], requestId: "fake-1-000001" },
  changed: { status: 200, role: "CoHost" },
  unknown: { status: 404, errorCode: "CMN-120" },
  media: { type: "video/mp4", size: expect.any(Number) },
  limited: { status: 429, retryAfter: "60" },
  lost: "TypeError",
  cut: "TypeError",
  ownServer: "hello from the page's own server",
  received: [
    `GET ${INVITEES} -> 200`,
    `PUT ${INVITEES}/mei -> 200`,
    "GET /nowhere -> 404",
    "GET /webinar/history/v1/recordings/9900331/download -> 200",
    "GET /webinar/media/v1/recordings/9900331.mp4 -> 200",
    `GET ${INVITEES} -> 429`,
    `GET ${INVITEES} -> nothing`,
    `GET ${INVITEES} -> 200`,
  ],
};

it.each([
  ["2", "msw"],
  ["3", "msw-3"],
])("a worker of MSW %s serves the fake in a page", async (_version, packageName) => {
  const website = await serveFiles({
    "/": { type: "text/html", text: '<!doctype html><title>app</title><script type="module" src="/app.js"></script>' },
    "/app.js": {
      type: "text/javascript",
      text: await bundleForBrowser("tests/browser/msw-page.ts", { msw: packageName }),
    },
    "/mockServiceWorker.js": {
      type: "text/javascript",
      text: await readFile(require.resolve(`${packageName}/mockServiceWorker.js`), "utf8"),
    },
    "/greeting.txt": { type: "text/plain", text: EXPECTED.ownServer },
    "/favicon.ico": { type: "image/x-icon", text: "" },
  });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(website.url);
    const outcome = await page.waitForFunction("globalThis.outcome");
    expect(await outcome.jsonValue()).toEqual(EXPECTED);
  } finally {
    await context.close();
    await website.close();
  }
});
