import chromium from "@sparticuz/chromium";
import { type Browser, chromium as launcher } from "playwright-core";

/**
 * Starts a real, headless Chromium; close it when the tests are done. `CHROME_PATH` names another one to use.
 *
 * The browser comes out of the npm package, so that no machine needs one of its own. The package's own arguments are
 * for serverless functions and switch CORS off, which is what some tests are about.
 */
export async function launchChromium(): Promise<Browser> {
  const executablePath = process.env.CHROME_PATH ?? (await chromium.executablePath());
  return launcher.launch({ executablePath, args: CHROMIUM_ARGUMENTS, headless: true });
}

/** No sandbox, since tests may run as root in a container; tests talk to loopback addresses and to nobody else. */
const CHROMIUM_ARGUMENTS = [
  "--no-sandbox",
  "--no-zygote",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
