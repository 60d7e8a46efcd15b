import type { Browser } from "playwright-core";
import { bundleForBrowser } from "./bundle-for-browser.js";
import { type ServedFile, serveFiles } from "./serve-files.js";

/** What a script needs beside itself. */
export interface PageOptions {
  /** Packages that are bundled in place of others: `{ msw: "msw-3" }`. */
  readonly alias?: Record<string, string>;
  /** Files of the page's own server, by path. */
  readonly files?: Readonly<Record<string, ServedFile>>;
}

const PAGE = '<!doctype html><title>app</title><script type="module" src="/app.js"></script>';

/** Runs a script of the repository in a page, until it has set `globalThis.outcome`; gives that. */
export async function runInPage(browser: Browser, path: string, options: PageOptions = {}): Promise<unknown> {
  const website = await serveFiles({
    "/": { type: "text/html", text: PAGE },
    "/app.js": { type: "text/javascript", text: await bundleForBrowser(path, options.alias) },
    ...options.files,
  });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const failure = new Promise<never>((_resolve, reject) => page.once("pageerror", reject));
    await page.goto(website.url);
    const outcome = await Promise.race([page.waitForFunction("globalThis.outcome"), failure]);
    return await outcome.jsonValue();
  } finally {
    await context.close();
    await website.close();
  }
}
