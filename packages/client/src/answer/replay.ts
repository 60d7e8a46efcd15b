import type { Answer } from "../call/call.js";

/** Statuses of which a `Response` can't have a body. */
const WITHOUT_BODY = [101, 103, 204, 205, 304];

/**
 * The answer as openapi-fetch reads it once more, although the pipeline has read it from the wire. For middleware it is a
 * `Response` of its own, which can be copied; else no more than what openapi-fetch looks at, which costs nothing.
 */
export function replay({ response, body }: Answer, isReal: boolean): Response {
  const { status, statusText, headers, ok } = response;
  if (isReal && status >= 200) {
    const init = { status, statusText, headers };
    return new Response(WITHOUT_BODY.includes(status) ? null : ((body ?? null) as BodyInit | null), init);
  }
  const read = async () => body;
  const light = { ok, status, headers, body, text: read, blob: read, arrayBuffer: read };
  return Object.assign(light, { json: async () => JSON.parse(body as string) as unknown }) as unknown as Response;
}
