import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launchChromium } from "../scripts/testing/launch-chromium.js";
import { runInPage } from "../scripts/testing/run-in-page.js";
import { buildOneOfEach } from "./browser/build-one-of-each.js";
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
  const worker = await readFile(require.resolve(`${packageName}/mockServiceWorker.js`), "utf8");
  const outcome = await runInPage(browser, "tests/browser/msw-page.ts", {
    alias: { msw: packageName },
    files: {
      "/mockServiceWorker.js": { type: "text/javascript", text: worker },
      "/greeting.txt": { type: "text/plain", text: EXPECTED.ownServer },
    },
  });
  expect(outcome).toEqual(EXPECTED);
});

it("factories build the same in a page as in Node", async () => {
  const built = buildOneOfEach(7);
  expect(Object.keys(built).length).toBeGreaterThanOrEqual(109);
  expect(await runInPage(browser, "tests/browser/factories-page.ts")).toEqual(built);
});

it("a roster is read from a file, carried out and exported in a page", async () => {
  expect(await runInPage(browser, "tests/browser/roster-page.ts")).toEqual({ added: 1, hasZoe: true });
});
