import type { Exchange } from "./exchange.js";
import type { Answer } from "./handler.js";

/** The response of an answer: JSON, bytes, or nothing; HEAD never gets a body. */
export function toResponse({ request, headers }: Exchange, answer: Answer): Response {
  for (const [name, value] of Object.entries(answer.headers ?? {})) headers.set(name, value);
  if (answer.body !== undefined && !headers.has("Content-Type")) headers.set("Content-Type", "application/json");
  const content = request.method === "HEAD" ? null : contentOf(answer);
  return new Response(content, { status: answer.status, headers });
}

function contentOf({ body, bytes }: Answer): string | Uint8Array<ArrayBuffer> | null {
  // Nothing here makes bytes of shared memory, which a response couldn't be made of.
  if (bytes !== undefined) return bytes as Uint8Array<ArrayBuffer>;
  return body === undefined ? null : JSON.stringify(body);
}
