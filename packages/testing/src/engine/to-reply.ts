import type { Exchange } from "./exchange.js";
import type { Answer } from "./handler.js";

/** A response, and the text of its body where there is one: whoever notes it needn't read the response. */
export interface Reply {
  readonly response: Response;
  readonly text?: string | undefined;
}

/** An answer on its way out: JSON, bytes, or nothing; HEAD never gets a body. */
export function toReply({ request, headers }: Exchange, { status, body, bytes, headers: own }: Answer): Reply {
  for (const [name, value] of Object.entries(own ?? {})) headers.set(name, value);
  if (body !== undefined && !headers.has("Content-Type")) headers.set("Content-Type", "application/json");
  if (request.method === "HEAD") return { response: new Response(null, { status, headers }) };
  // Nothing here makes bytes of shared memory, which a response couldn't be made of.
  if (bytes !== undefined) return { response: new Response(bytes as Uint8Array<ArrayBuffer>, { status, headers }) };
  const text = body === undefined ? undefined : JSON.stringify(body);
  return { response: new Response(text ?? null, { status, headers }), text };
}
