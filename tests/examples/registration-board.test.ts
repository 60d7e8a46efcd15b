import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Demo, runDemo } from "../../examples/registration-board/src/run-demo.js";
import { launchChromium } from "../../scripts/testing/launch-chromium.js";

let browser: Browser;
let demo: Demo | undefined;
let page: Page | undefined;
const complaints: string[] = [];

beforeAll(async () => {
  browser = await launchChromium();
}, 120_000);
afterAll(() => browser?.close());
afterEach(async () => {
  await page?.close();
  await demo?.close();
  expect(complaints.splice(0), "errors in the browser's console").toEqual([]);
});

async function openBoard() {
  demo = await runDemo(0);
  page = await browser.newPage();
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => void (message.type() === "error" && complaints.push(message.text())));
  await page.goto(demo.url);
  await page.getByRole("status").filter({ hasText: "live" }).waitFor();
  return { demo, page };
}
const namesOn = (on: Page) => on.getByRole("listitem").allInnerTexts();

it("shows who is registered already, and who registers, as they come; no address", async () => {
  const { demo, page } = await openBoard();
  const { fake, sessionId } = demo;
  const before = (await namesOn(page)).length;
  expect(before).toBe(demo.board.state().registrants.length);
  fake.addRegistrant({ sessionId, firstName: "Ana", lastName: "Sol", email: "ana.sol@example.com" });
  await page.getByRole("listitem").filter({ hasText: "Ana S" }).waitFor();
  const [first] = await namesOn(page);
  expect(first).toBe("Ana S");
  await expect.poll(() => page.locator("#count").textContent()).toBe(String(before + 1));
  expect(await page.content()).not.toContain("@example.com");
});

it("shows the state of the session, and what registers with a name that is HTML as text", async () => {
  const { demo, page } = await openBoard();
  const { fake, sessionId } = demo;
  fake.setSessionStatus(sessionId, "Active");
  await page.locator("#status", { hasText: "Active" }).waitFor();
  fake.addRegistrant({ sessionId, firstName: "<img src=x onerror=alert(1)>", lastName: "X", email: "x@example.com" });
  await page.getByRole("listitem").filter({ hasText: "<img src=x onerror=alert(1)> X" }).waitFor();
  expect(await page.locator("li img").count()).toBe(0);
});

it("has everything again after it was cut off", async () => {
  const { demo, page } = await openBoard();
  const { fake, sessionId } = demo;
  await page.context().setOffline(true);
  fake.addRegistrant({ sessionId, firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com" });
  await expect.poll(() => demo.board.state().registrants.some(({ name }) => name === "Mei L")).toBe(true);
  await page.context().setOffline(false);
  await page.reload();
  await page.getByRole("listitem").filter({ hasText: "Mei L" }).waitFor();
  complaints.length = 0; // the browser says that it was offline
});
