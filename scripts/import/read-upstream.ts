import { readFile } from "node:fs/promises";
import type { SourceFile } from "../document/bundle-document.js";

/** How a document is fetched; tests give another `fetch`. */
export interface ReadUpstreamOptions {
  readonly fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** How long a server may take; 60 s if left out. */
  readonly timeoutMs?: number;
}

/** Reads an API description from a file or from an HTTPS address; plain HTTP for this machine only. */
export async function readUpstream(
  source: string,
  { fetch = globalThis.fetch, timeoutMs = 60_000 }: ReadUpstreamOptions = {},
): Promise<SourceFile> {
  if (!/^[a-z][a-z\d+.-]+:\/\//i.test(source)) return { name: source, text: await readLocal(source) };
  const url = checkedUrl(source);
  let text: string;
  try {
    const response = await fetch(url.href, { signal: AbortSignal.timeout(timeoutMs), headers: { Accept: ACCEPT } });
    if (response.url !== "") checkedUrl(response.url);
    if (!response.ok) throw new Error(`it answers ${response.status}; is the address right, and open to everyone?`);
    text = await response.text();
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? `${message} (${cause.message})` : message;
    throw new Error(`${nameOf(url)} can't be read: ${reason}`);
  }
  return { name: nameOf(url), text };
}

const ACCEPT = "application/yaml, application/json, text/plain, */*;q=0.5";

async function readLocal(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new Error(`${path}: there is no such file; give a file, or an https:// address`);
    if (code === "EISDIR") throw new Error(`${path} is a folder; give the file of the API description`);
    throw new Error(`${path} can't be read: ${message}`);
  }
}

function checkedUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) throw new Error(`${text} is not an address; write one like https://example.com/openapi.yaml`);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLocal)) return url;
  throw new Error(
    `${nameOf(url)} is read over ${url.protocol.slice(0, -1)}: anyone on the way could change the API description. Use https`,
  );
}

/** Without what may be secret: user, password and query. */
function nameOf({ protocol, host, pathname }: URL): string {
  return `${protocol}//${host}${pathname}`;
}
