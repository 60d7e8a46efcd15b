import type { FakeWebinarApi } from "@rcw/testing";
import type { OperationId } from "@rcw/types";
import axe from "axe-core";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../scripts/testing/launch-chromium.js";
import { type ServedApp, serveApp } from "../../scripts/testing/serve-app.js";

/** The service in the page, in functions that run there. */
declare const fake: FakeWebinarApi;

let app: ServedApp;
let browser: Browser;
/** Shared, so that the app's code is fetched and compiled once. */
let contexts: Record<"light" | "dark", BrowserContext>;
const pages: Page[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  [app, browser] = await Promise.all([serveApp("examples/invitee-console"), launchChromium()]);
  const options = { viewport: { width: 1120, height: 800 }, reducedMotion: "reduce" } as const;
  contexts = {
    light: await browser.newContext({ ...options, colorScheme: "light" }),
    dark: await browser.newContext({ ...options, colorScheme: "dark" }),
  };
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.close()));
  expect(complaints.splice(0), "errors in the browser's console").toEqual([]);
});

/** A page with a service of its own, which answers at once. */
async function openConsole(colorScheme: "light" | "dark" = "light") {
  const page = await contexts[colorScheme].newPage();
  pages.push(page);
  page.setDefaultTimeout(20_000);
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
  });
  await page.goto(`${app.url}?latencyMs=0`);
  await row(page, "Ingrid Solberg").waitFor();
  return page;
}

const row = (page: Page, name: string) => page.getByRole("row").filter({ hasText: name });
const roleOf = (page: Page, name: string) => page.getByRole("combobox", { name: `Role of ${name}` });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const status = (page: Page, text: string) => page.getByRole("status").filter({ hasText: text }).waitFor();
const alert = (page: Page, text: string) => page.getByRole("alert").filter({ hasText: text }).waitFor();
const callCount = (page: Page, operationId: OperationId) =>
  page.evaluate((wanted) => fake.journal.all(wanted).length, operationId);

/** Ends what is late, as soon as so many answers are. */
const letAnHourPass = (page: Page, late = 1) =>
  page.evaluate(async (count) => {
    await fake.faults.untilWaiting(count);
    fake.clock.advance("1h");
  }, late);

async function shownNames(page: Page): Promise<string[]> {
  const texts = await page.getByRole("rowheader").locator(".person > span:last-child").allInnerTexts();
  return texts.map((text) => text.split("\n")[0] ?? "");
}

async function remove(page: Page, name: string, answer = "Remove"): Promise<void> {
  await button(page, `Remove ${name}`).click();
  await page
    .getByRole("dialog", { name: `Remove ${name}?` })
    .getByRole("button", { name: answer })
    .click();
}

async function invite(page: Page, firstName: string, lastName: string, email: string): Promise<void> {
  await page.getByLabel("First name").fill(firstName);
  await page.getByLabel("Last name").fill(lastName);
  await page.getByLabel("Email").fill(email);
  await button(page, "Invite").click();
}

async function goToLastPage(page: Page): Promise<void> {
  await button(page, "Next").click();
  await page.getByText("Page 2").waitFor();
  await row(page, "Daniel Cohen").waitFor();
  await button(page, "Next").click();
  await row(page, "Zoe Papadakis").waitFor();
}

describe("the list", () => {
  it("shows the session, and pages through its invitees, each of them once", async () => {
    const page = await openConsole();
    await page.getByRole("heading", { name: "Quarterly Town Hall" }).waitFor();
    const first = await shownNames(page);
    expect(first.slice(0, 3)).toEqual(["Ingrid Solberg", "Kofi Mensah", "Mei Lin"]);
    expect(await button(page, "Previous").isDisabled()).toBe(true);
    await button(page, "Next").click();
    await row(page, "Daniel Cohen").waitFor();
    const second = await shownNames(page);
    await button(page, "Next").click();
    await row(page, "Zoe Papadakis").waitFor();
    const third = await shownNames(page);
    expect(await button(page, "Next").isDisabled()).toBe(true);
    expect([first.length, second.length, third.length]).toEqual([8, 8, 2]);
    expect(new Set([...first, ...second, ...third]).size).toBe(18);
  });

  it("keeps the first page in memory on the way back, and reads it anew when asked", async () => {
    const page = await openConsole();
    await button(page, "Next").click();
    await row(page, "Daniel Cohen").waitFor();
    await button(page, "Previous").click();
    await row(page, "Ingrid Solberg").waitFor();
    expect(await callCount(page, "rcwConfigListInvitees")).toBe(2);
    await page.evaluate(() => fake.addInvitee({ sessionId: "4410277", firstName: "Late", lastName: "Comer" }));
    await button(page, "Refresh").click();
    await expect.poll(() => callCount(page, "rcwConfigListInvitees")).toBe(3);
  });

  it("can be paged through with the keyboard alone", async () => {
    const page = await openConsole();
    await button(page, "Next").focus();
    for (const name of ["Daniel Cohen", "Zoe Papadakis"]) {
      await page.keyboard.press("Enter");
      await row(page, name).waitFor();
    }
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Next");
    await page.getByText("Page 3").waitFor();
  });

  it("says why it can't be shown", async () => {
    const page = await openConsole();
    await page.evaluate(() =>
      fake.faults.add({ method: "GET", status: 403, errorCode: "CMN-408", message: "Not you" }),
    );
    await button(page, "Refresh").click();
    await alert(page, "The invitees can't be shown");
    await alert(page, "Not you");
  });
});

describe("a change of a role", () => {
  it("is shown before the service has answered, and stays without reading the list anew", async () => {
    const page = await openConsole();
    await page.evaluate(() => fake.faults.add({ method: "PUT", latency: "1h" }));
    await roleOf(page, "Mei Lin").selectOption("Co-host");
    await row(page, "Mei Lin").getByText("Saving…").waitFor();
    expect(await roleOf(page, "Mei Lin").inputValue()).toBe("CoHost");
    await letAnHourPass(page);
    await status(page, "Mei Lin is now a co-host.");
    expect(await roleOf(page, "Mei Lin").inputValue()).toBe("CoHost");
    expect(await row(page, "Mei Lin").getByText("Saving…").count()).toBe(0);
    expect([await callCount(page, "rcwConfigUpdateInvitee"), await callCount(page, "rcwConfigListInvitees")]).toEqual([
      1, 1,
    ]);
  });

  it("is taken back when the service refuses, while another one that it takes stays", async () => {
    const page = await openConsole();
    await page.evaluate(() => {
      fake.faults.add({ method: "PUT", path: /5520103$/, latency: "1h", status: 403, message: "Roles are locked" });
      fake.faults.add({ method: "PUT", path: /5520104$/, latency: "2h" });
    });
    await roleOf(page, "Mei Lin").selectOption("Co-host");
    await roleOf(page, "Omar Haddad").selectOption("Co-host");
    await expect.poll(() => page.getByText("Saving…").count()).toBe(2);
    await letAnHourPass(page, 2);
    await alert(page, "Mei Lin keeps the role");
    await alert(page, "Roles are locked");
    expect(await roleOf(page, "Mei Lin").inputValue()).toBe("Panelist");
    expect(await roleOf(page, "Omar Haddad").inputValue()).toBe("CoHost");
    await letAnHourPass(page);
    await status(page, "Omar Haddad is now a co-host.");
    expect(await roleOf(page, "Omar Haddad").inputValue()).toBe("CoHost");
  });
});

describe("a removal", () => {
  it("asks first, takes the row away at once, and leaves the focus in the list", async () => {
    const page = await openConsole();
    await remove(page, "Omar Haddad", "Keep");
    expect(await callCount(page, "rcwConfigDeleteInvitee")).toBe(0);
    await page.evaluate(() => fake.faults.add({ method: "DELETE", latency: "1h" }));
    await remove(page, "Omar Haddad");
    await row(page, "Omar Haddad").waitFor({ state: "detached" });
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Invitees");
    await letAnHourPass(page);
    await status(page, "Omar Haddad is no longer invited.");
    expect(await shownNames(page)).not.toContain("Omar Haddad");
  });

  it("stays, although a list that was read before it comes after it", async () => {
    const page = await openConsole();
    await page.evaluate(() => fake.faults.add({ operationId: "rcwConfigListInvitees", latency: "1h" }));
    await button(page, "Refresh").click();
    await page.evaluate(() => fake.faults.untilWaiting());
    await remove(page, "Omar Haddad");
    await status(page, "Omar Haddad is no longer invited.");
    await page.evaluate(() => fake.clock.advance("1h"));
    await button(page, "Refresh").waitFor();
    expect(await shownNames(page)).not.toContain("Omar Haddad");
    expect(await callCount(page, "rcwConfigListInvitees")).toBe(3);
  });

  it("of the host is refused with 403: the row comes back, with the service's reason", async () => {
    const page = await openConsole();
    await remove(page, "Ingrid Solberg");
    await alert(page, "Ingrid Solberg wasn't removed");
    await alert(page, "is the host's record, which can't be changed or deleted");
    await alert(page, "403 · CMN-408 · request fake-1-");
    expect(await shownNames(page)).toContain("Ingrid Solberg");
    await button(page, "Dismiss").click();
    await page.getByText("Ingrid Solberg wasn't removed").waitFor({ state: "detached" });
  });

  it("is refused once the session is running", async () => {
    const page = await openConsole();
    await page.evaluate(() => fake.setSessionStatus("4410277", "Active"));
    await remove(page, "Mei Lin");
    await alert(page, "Mei Lin wasn't removed");
    expect(await shownNames(page)).toContain("Mei Lin");
  });

  it("of somebody who is gone already reads the list anew", async () => {
    const page = await openConsole();
    await page.evaluate(() => fake.faults.add({ method: "DELETE", status: 404, errorCode: "CMN-102" }));
    await remove(page, "Mei Lin");
    await alert(page, "Somebody else has removed this in the meantime.");
    await expect.poll(() => callCount(page, "rcwConfigListInvitees")).toBe(2);
  });
});

describe("an invitation", () => {
  it("is shown on the last page at once, and empties the form when it is done", async () => {
    const page = await openConsole();
    await goToLastPage(page);
    await page.evaluate(() => fake.faults.add({ method: "PATCH", latency: "1h" }));
    await invite(page, "Ana", "Sol", "ana.sol@example.com");
    await row(page, "Ana Sol").getByText("Saving…").waitFor();
    expect(await button(page, "Inviting…").isDisabled()).toBe(true);
    await letAnHourPass(page);
    await status(page, "Ana Sol is invited, at the end of the list.");
    expect(await shownNames(page)).toEqual(["Pavel Petrov", "Zoe Papadakis", "Ana Sol"]);
    expect(await page.getByLabel("Email").inputValue()).toBe("");
    await button(page, "Remove Ana Sol").click({ trial: true });
  });

  it("of somebody who is there already is refused with 409, and what was typed stays", async () => {
    const page = await openConsole();
    await invite(page, "Mei", "Lin", "MEI.LIN@example.com");
    await alert(page, "Mei Lin wasn't invited");
    await alert(page, "Somebody with this email address is invited already.");
    expect(await page.getByLabel("Email").inputValue()).toBe("MEI.LIN@example.com");
    expect((await shownNames(page)).filter((name) => name === "Mei Lin")).toHaveLength(1);
  });

  it("whose answer is lost is looked up: the list is read anew", async () => {
    const page = await openConsole();
    await goToLastPage(page);
    await page.evaluate(() => fake.faults.add({ method: "PATCH", connection: "commit-then-drop" }));
    await invite(page, "Ana", "Sol", "ana.sol@example.com");
    await alert(page, "No answer came, so nobody knows yet whether it was done.");
    await button(page, "Remove Ana Sol").waitFor();
  });
});

describe.each(["light", "dark"] as const)("the %s colours", (colorScheme) => {
  it("are shown, and have no problem that axe finds, with a dialog and an error too", async () => {
    const page = await openConsole(colorScheme);
    const background = await page.evaluate("getComputedStyle(document.documentElement).backgroundColor");
    expect(background).toBe(colorScheme === "light" ? "rgb(244, 246, 250)" : "rgb(15, 19, 26)");
    await page.addScriptTag({ content: axe.source });
    const problems = async () => {
      const { violations } = (await page.evaluate("axe.run({ resultTypes: ['violations'] })")) as axe.AxeResults;
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
    };
    expect(await problems()).toEqual([]);
    await button(page, "Remove Ingrid Solberg").click();
    expect(await problems()).toEqual([]);
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await alert(page, "Ingrid Solberg wasn't removed");
    expect(await problems()).toEqual([]);
    await roleOf(page, "Mei Lin").selectOption("Co-host");
    await status(page, "Mei Lin is now a co-host.");
    expect(await problems()).toEqual([]);
  });
});
