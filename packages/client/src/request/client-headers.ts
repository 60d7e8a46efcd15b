import { headersByName } from "../options/call-options.js";
import { checkHeaders } from "../options/check-headers.js";
import type { WebinarClientOptions } from "../options/client-options.js";
import { sdkNameFor } from "../options/sdk-name.js";

/**
 * The headers of every request of a client.
 * @throws {InvalidRequestError} for one that can't be sent.
 */
export function clientHeaders({ userAgent, language, headers }: WebinarClientOptions): Record<string, string> {
  // A browser keeps `User-Agent` for itself; the platform reads the other name there.
  const isBrowser = "document" in globalThis || "importScripts" in globalThis;
  const name = userAgent || !isBrowser ? sdkNameFor(userAgent) : undefined;
  const named = {
    ...(name && { [isBrowser ? "x-user-agent" : "user-agent"]: name }),
    ...(language && { "accept-language": language }),
    ...lowerCased(headersByName(headers)),
  };
  checkHeaders(named);
  return named;
}

function lowerCased(headers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (value == null ? [] : [[name.toLowerCase(), value]])),
  );
}
