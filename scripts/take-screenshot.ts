import { writeFile } from "node:fs/promises";
import { fromRoot } from "./files.js";
import { launchChromium } from "./testing/launch-chromium.js";
import { serveApp } from "./testing/serve-app.js";

// Takes the picture in the README of the invitee console: a change that is being saved, after one that was refused.

const EXAMPLE = "examples/invitee-console";

const app = await serveApp(EXAMPLE);
const browser = await launchChromium();
try {
  const page = await browser.newPage({
    colorScheme: "light",
    viewport: { width: 1120, height: 760 },
    reducedMotion: "reduce",
  });
  await page.goto(`${app.url}?latencyMs=0`);
  await page.getByRole("button", { name: "Remove Ingrid Solberg" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
  await page.getByRole("alert").getByText("host's record").waitFor();
  await page.evaluate('fake.faults.add({ latency: "1h" })');
  await page.getByLabel("Role of Amara Okafor").selectOption("Co-host");
  await page.getByText("Saving…").waitFor();
  await writeFile(fromRoot(`${EXAMPLE}/screenshot.png`), await page.screenshot({ fullPage: true }));
} finally {
  await browser.close();
  await app.close();
}
