import type { RequestHandler } from "msw";
import type { FakeWebinarApi } from "../create-fake-webinar-api.js";
import { readBaseUrl } from "./base-url.js";
import { FakeServiceHandler } from "./fake-service-handler.js";

/** Where MSW is to put a fake. */
export interface RcwHandlersOptions {
  /**
   * What the URLs of the service begin with, or several such beginnings: an origin, with or without a path. RingCentral's
   * production hosts, https://platform.ringcentral.com and https://media.ringcentral.com, if left out.
   */
  readonly baseUrl?: string | readonly string[];
}

const PRODUCTION_HOSTS = ["https://platform.ringcentral.com", "https://media.ringcentral.com"];

/**
 * Handlers for `setupServer` of `msw/node` and `setupWorker` of `msw/browser`: every request whose URL begins with a
 * base URL goes to the fake, those to paths that the service doesn't have too (404). Works with MSW 2.15 and 3.
 *
 * @example
 * const server = setupServer(...rcwHandlers(fake));
 *
 * @throws {TypeError} for a base URL that isn't an absolute http or https URL.
 */
export function rcwHandlers(fake: Pick<FakeWebinarApi, "handle">, options: RcwHandlersOptions = {}): RequestHandler[] {
  const { baseUrl = PRODUCTION_HOSTS } = options;
  const baseUrls = typeof baseUrl === "string" ? [baseUrl] : baseUrl;
  return baseUrls.map((text) => new FakeServiceHandler(fake, readBaseUrl(text)));
}
