import type { Answer } from "../call/call.js";

/** Statuses of which a `Response` can't have a body. */
const WITHOUT_BODY = [101, 103, 204, 205, 304];

/**
 * The answer with its body to read once more: openapi-fetch reads it as it likes, although the pipeline has read it from
 * the wire. For middleware it is a `Response` of its own, which can be copied; else the same with other functions.
 */
export function replay({ response, body }: Answer, isReal: boolean): Response {
  const { status, statusText, headers } = response;
  if (isReal && status >= 200) {
    const init = { status, statusText, headers };
    return new Response(WITHOUT_BODY.includes(status) ? null : ((body ?? null) as BodyInit | null), init);
  }
  if (body instanceof ReadableStream) return define(response, "body", body);
  if (typeof body === "string") {
    return define(
      define(response, "text", async () => body),
      "json",
      async () => JSON.parse(body) as unknown,
    );
  }
  return define(
    define(response, "blob", async () => body),
    "arrayBuffer",
    async () => body,
  );
}

/** Defined, and not assigned: what some libraries put in the place of `Response` has members that can't be assigned to. */
function define(response: Response, name: string, value: unknown): Response {
  return Object.defineProperty(response, name, { value, configurable: true });
}
