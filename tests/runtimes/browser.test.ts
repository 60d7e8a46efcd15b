import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { build } from "esbuild";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchChromium } from "../../scripts/testing/launch-chromium.js";
import type { runScenario } from "./scenario.js";
import { createScenarioApp, type ScenarioApp } from "./scenario-app.js";
import { EXPECTED_METHODS, EXPECTED_RESULT, startScenarioServer } from "./scenario-server.js";

/** A web console that loads the bundle. */
const PAGE = `<!doctype html><title>Console</title><link rel="icon" href="data:,">
  <script type="module">import { runScenario } from "/scenario.js"; globalThis.runScenario = runScenario;</script>`;

/** What the page's script leaves for the test. */
interface Page {
  readonly runScenario: typeof runScenario;
}

let app: ScenarioApp;
let browser: Browser;
let pages: Server;

beforeAll(async () => {
  app = await createScenarioApp();
  const script = await bundleScenario(app);
  pages = createServer((request, response) => {
    const isScript = request.url === "/scenario.js";
    response.setHeader("Content-Type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : PAGE);
  });
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  pages?.close();
  pages?.closeAllConnections();
  await app?.remove();
});

/** For browsers: a Node built-in anywhere in the client's main entry would end it with an error. */
async function bundleScenario({ scenario }: ScenarioApp): Promise<string> {
  const { outputFiles } = await build({
    ...{ entryPoints: [scenario], bundle: true, platform: "browser", format: "esm", write: false, logLevel: "silent" },
  });
  return outputFiles[0]?.text ?? "";
}

describe("the packed client, bundled for browsers", () => {
  it("works in Chromium from a page of another origin than the service", async () => {
    const { server, options } = await startScenarioServer();
    const page = await browser.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(String(error)));
    try {
      const origin = `http://127.0.0.1:${(pages.address() as AddressInfo).port}`;
      await page.goto(origin);
      const result = await page.evaluate((given) => (globalThis as unknown as Page).runScenario(given), options);
      expect(result).toEqual(EXPECTED_RESULT);
      expect(complaints).toEqual([]);
      const received = server.fake.journal.all();
      expect(received.map(({ method }) => method).slice(0, EXPECTED_METHODS.length)).toEqual(EXPECTED_METHODS);
      // The browser says so itself: the page and the service are of different origins.
      expect(received[0]?.headers).toMatchObject({ origin });
    } finally {
      await page.close();
      await server.close();
    }
  });

  it("would not get there with a Node built-in in it: such a bundle fails", async () => {
    const contents = 'export { readFileSync } from "node:fs";';
    const bundling = build({
      ...{ stdin: { contents }, bundle: true, platform: "browser", format: "esm", write: false, logLevel: "silent" },
    });
    await expect(bundling).rejects.toThrow('Could not resolve "node:fs"');
  });
});
