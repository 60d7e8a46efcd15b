/** What is read of a request of `node:http`, Express or Fastify (`request.raw`). */
export interface NodeRequest extends AsyncIterable<unknown> {
  readonly method?: string | undefined;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Where a body parser has read the body already: text, bytes, or what was parsed from JSON. */
  readonly body?: unknown;
}

/** What is used of a response of `node:http`, Express or Fastify (`reply.raw`). */
export interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(): unknown;
}

/**
 * Makes a receiver one for Node's `http`, Express and, with `request.raw` and `reply.raw`, Fastify. A body parser before
 * it is fine.
 *
 * @example
 * ```ts no-run="listens on a port"
 * import { createServer } from "node:http";
 * import { createWebhookHandler, toNodeHandler } from "@rcw/webhooks";
 *
 * const handle = createWebhookHandler({ verificationToken: process.env.WEBHOOK_TOKEN ?? "", on: {} });
 * createServer(toNodeHandler(handle)).listen(3000);
 * ```
 */
export function toNodeHandler(
  handle: (request: Request) => Promise<Response>,
): (request: NodeRequest, response: NodeResponse) => Promise<void> {
  return async (request, response) => {
    const { status, headers } = await handle(toRequest(request));
    response.statusCode = status;
    for (const [name, value] of headers) response.setHeader(name, value);
    response.end();
  };
}

function toRequest(request: NodeRequest): Request {
  // A receiver answers POST alone, and a `Request` can't have every method that a stranger may send.
  const method = request.method === "POST" ? "POST" : "GET";
  const headers = new Headers();
  for (const [name, value = []] of Object.entries(request.headers)) {
    for (const each of typeof value === "string" ? [value] : value) headers.append(name, each);
  }
  // The address says nothing that a receiver needs, and may be whatever a stranger sends.
  const init: RequestInit & { duplex?: "half" } = { method, headers };
  if (method === "GET") return new Request("http://webhook.invalid/", init);
  return new Request("http://webhook.invalid/", { ...init, body: bodyOf(request), duplex: "half" } as RequestInit);
}

function bodyOf(request: NodeRequest): BodyInit | null {
  const { body, headers } = request;
  const isEmpty = headers["content-length"] === "0" || !(headers["content-length"] || headers["transfer-encoding"]);
  if (isEmpty) return null;
  if (body === undefined || body === null) return toStream(request);
  if (typeof body === "string") return body;
  return body instanceof Uint8Array ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body);
}

/** The body as it comes in, read only as far as somebody wants it. */
function toStream(request: AsyncIterable<unknown>): ReadableStream<Uint8Array> {
  const parts = request[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(value as Uint8Array);
    },
    async cancel() {
      await parts.return?.();
    },
  });
}
