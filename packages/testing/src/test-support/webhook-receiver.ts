import type { FakeFetch } from "../fake-fetch.js";

/** What a receiver was sent. */
export interface ReceivedCall {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  /** The JSON body; undefined where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it freely.
  readonly body: any;
}

/** A webhook receiver in the same process, for `createFakeWebinarApi({ webhooks: { fetch: receiver.fetch } })`. */
export interface WebhookReceiver {
  readonly fetch: FakeFetch;
  readonly calls: ReceivedCall[];
  /** Notifications that came, without the validation calls. */
  notifications(): ReceivedCall["body"][];
}

/** Echoes validation tokens with 200, unless told what to answer. */
export function createReceiver(answer: (request: Request) => Response | Promise<Response> = echo): WebhookReceiver {
  const calls: ReceivedCall[] = [];
  return {
    calls,
    notifications: () => calls.filter(({ body }) => body !== undefined).map(({ body }) => body),
    fetch: async (input, init) => {
      const request = new Request(input, init);
      const text = await request.clone().text();
      const body = text === "" ? undefined : JSON.parse(text);
      calls.push({ url: request.url, method: request.method, headers: request.headers, body });
      return await answer(request);
    },
  };
}

/** The answer that the validation call asks for. */
export function echo(request: Request): Response {
  const token = request.headers.get("Validation-Token");
  return new Response(null, { status: 200, ...(token !== null && { headers: { "Validation-Token": token } }) });
}
