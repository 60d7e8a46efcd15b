import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { LinkChecker, LinkState } from "linkinator";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildSite } from "../../scripts/site/build-site.js";
import { launchChromium } from "../../scripts/testing/launch-chromium.js";
import { serveFolder } from "../../scripts/testing/serve-folder.js";

let folder: string;
let warnings: string[];
let server: Awaited<ReturnType<typeof serveFolder>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "rcw-site-"));
  warnings = await buildSite(folder);
  server = await serveFolder(folder);
}, 180_000);

afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Checks every link of pages to pages of the site; nothing leaves this machine. */
async function checkLinks(path: string[]): Promise<{ broken: string[]; count: number }> {
  const { links } = await new LinkChecker().check({
    path,
    checkFragments: true,
    concurrency: 50,
    linksToSkip: async (link) => !link.startsWith(server.url),
  });
  const broken = links.filter(({ state }) => state === LinkState.BROKEN);
  const count = links.filter(({ state }) => state === LinkState.OK).length;
  return { broken: broken.map(({ url, parent }) => `${parent} -> ${url}`).sort(), count };
}

/** Each page, since the navigation between them is made by a script. */
async function listPages(): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => name.endsWith(".html")).map((name) => `${server.url}/${name.replaceAll("\\", "/")}`);
}

describe("the documentation site", () => {
  it("is built without a warning", () => {
    expect(warnings).toEqual([]);
  });

  it("has no dead link, not even to a place within a page", async () => {
    const { broken, count } = await checkLinks(await listPages());
    expect(broken).toEqual([]);
    expect(count).toBeGreaterThan(500);
  }, 120_000);

  it("would be found out if it had one", async () => {
    await writeFile(
      join(folder, "dead.html"),
      `<a href="nowhere.html">a page</a><a href="index.html#nowhere">a place</a>`,
    );
    const { broken } = await checkLinks([`${server.url}/dead.html`]);
    expect(broken.map((link) => link.replace(/^.* -> /, ""))).toEqual([
      `${server.url}/index.html#nowhere`,
      `${server.url}/nowhere.html`,
    ]);
  });

  it("has every service and every model in it", async () => {
    const index = await readFile(join(folder, "documents/Services.html"), "utf8");
    const models = await readFile(join(folder, "documents/Models.html"), "utf8");
    expect(new Set(index.match(/rcw\.[a-z]+\.html(?=")/g)).size).toBe(8);
    expect(new Set(models.match(/href="[A-Za-z]+\.html"/g)).size).toBeGreaterThanOrEqual(109);
  });
});

describe("the documentation site in a browser", () => {
  let browser: Browser;
  let page: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage({ colorScheme: "light" });
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    page.on("pageerror", (error) => problems.push(error.message));
    page.on("requestfailed", (request) => problems.push(request.url()));
  }, 60_000);

  afterAll(() => browser?.close());

  it("shows a service page: what a method takes, an example, and its errors", async () => {
    await page.goto(`${server.url}/documents/rcw.invitees.html`);
    const text = await page.locator("main, .col-content").first().textContent();
    expect(text).toContain("rcwConfigUpdateInvitees");
    expect(text).toContain("rcw.invitees.bulkUpdate({");
    expect(text).toContain("ConflictError");
    await page.getByRole("link", { name: "BulkUpdateInviteesRequest" }).first().click();
    await page.waitForURL(/BulkUpdateInviteesRequest\.html$/);
  });

  it("shows a model page", async () => {
    await page.goto(`${server.url}/documents/InviteeResource.html`);
    expect(await page.locator("h1").first().textContent()).toBe("InviteeResource");
    expect(await page.locator("td code", { hasText: "phoneParticipantCode" }).count()).toBe(1);
  });

  it("finds a method by its operationId", async () => {
    await page.goto(`${server.url}/index.html`);
    await page.locator("#tsd-search-trigger").click();
    await page.locator("#tsd-search-input").fill("rcwConfigUpdateInvitees");
    const found = page.locator("#tsd-search-results li");
    await found.filter({ hasText: /^rcw\.invitees$/ }).waitFor();
    expect(await found.filter({ hasText: "InviteesService.bulkUpdate" }).count()).toBe(1);
    await found.filter({ hasText: /^rcw\.invitees$/ }).click();
    await page.waitForURL(/rcw\.invitees\.html/);
  });

  it("is light or dark, as the reader's system is", async () => {
    const background = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    const light = await background();
    await page.emulateMedia({ colorScheme: "dark" });
    expect(await background()).not.toBe(light);
  });

  it("has no error in the console on any of these pages", () => {
    expect(problems).toEqual([]);
  });
});
