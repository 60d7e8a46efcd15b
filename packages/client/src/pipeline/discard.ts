import type { Answer } from "../call/call.js";

/** Frees the connection of an answer whose body nobody will read. */
export function discard({ response, body }: Answer): void {
  const stream = body instanceof ReadableStream ? body : response.body;
  if (typeof stream?.cancel === "function" && !stream.locked) stream.cancel().catch(() => {});
}
