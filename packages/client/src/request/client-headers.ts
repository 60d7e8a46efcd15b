import type { WebinarClientOptions } from "../options/client-options.js";
import { readHeaders } from "./read-headers.js";

/**
 * The headers of every request of a client.
 * @throws {InvalidRequestError} for one that can't be sent.
 */
export function clientHeaders({ userAgent, language, headers }: WebinarClientOptions): Record<string, string> {
  // A browser keeps `User-Agent` for itself; the platform reads the other name there.
  const isBrowser = "document" in globalThis || "importScripts" in globalThis;
  return readHeaders({
    [isBrowser ? "x-user-agent" : "user-agent"]: userAgent ? `${userAgent} (rcw)` : isBrowser ? undefined : "rcw",
    "accept-language": language,
    ...headers,
  });
}
