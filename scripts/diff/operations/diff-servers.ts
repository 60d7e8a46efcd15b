import { isObject } from "../../document/json.js";
import type { Change } from "../diff.js";
import { stableText } from "../stable-text.js";
import type { Where } from "../where.js";
import { change } from "./place-changes.js";

/** Where a service, or an operation with an address of its own, is now. */
export function diffServers(spot: Partial<Where> & Pick<Where, "subject">, before: unknown, after: unknown): Change[] {
  if (stableText(before) === stableText(after)) return [];
  const [was, is] = [describe(before), describe(after)];
  const message = was === is ? "the variables of its address changed" : `is at ${is} now, before: ${was}`;
  return [change("servers-changed", spot, message)];
}

function describe(servers: unknown): string {
  const urls = Array.isArray(servers) ? servers.map((server) => (isObject(server) ? String(server.url) : "")) : [];
  return urls.length > 0 ? urls.map((url) => `\`${url}\``).join(", ") : "an address that isn't said";
}
