import type { FetchFunction } from "../src/options/fetch-function.js";

/** What was put on the wire. */
export interface SentRequest {
  method: string;
  url: string;
  headers: Headers;
  body: string;
}

/** What a fake fetch answers with, or how it fails. */
export type AnswerMaker = (request: Request, init: RequestInit | undefined) => Response | Promise<Response>;

/** A `fetch` that records what it is given and answers as told. */
export interface FakeFetch {
  fetch: FetchFunction;
  sent: SentRequest[];
  /** Resolves when the first request has been handed over. */
  started: Promise<void>;
}

export function createFakeFetch(answer: AnswerMaker = () => jsonResponse({})): FakeFetch {
  const sent: SentRequest[] = [];
  let markStarted = () => {};
  const started = new Promise<void>((resolve) => {
    markStarted = resolve;
  });
  return {
    sent,
    started,
    fetch(url, init) {
      const request = new Request(url, init);
      const answering = answer(request.clone(), init);
      return request.text().then((body) => {
        sent.push({ method: request.method, url: request.url, headers: request.headers, body });
        markStarted();
        return answering;
      });
    },
  };
}

export function jsonResponse(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    ...init,
    headers: { "content-type": "application/json", ...(init.headers as Record<string, string>) },
  });
}

/** Never answers; rejects when its signal aborts, as a real `fetch` does. */
export const neverAnswers: AnswerMaker = (_request, init) =>
  new Promise((_resolve, reject) => {
    init?.signal?.addEventListener("abort", () => reject(init.signal?.reason), { once: true });
  });

/** Never answers, and never listens. */
export const ignoresEverything: AnswerMaker = () => new Promise(() => {});

/** An answer whose body begins and then stalls; `reading` resolves when somebody waits for the rest. */
export function createStalledBody(): { response: Response; reading: Promise<void> } {
  let markReading = () => {};
  const reading = new Promise<void>((resolve) => {
    markReading = resolve;
  });
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        pulls += 1;
        if (pulls === 1) return controller.enqueue(new TextEncoder().encode('{"records":['));
        markReading();
        return new Promise(() => {});
      },
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body, { headers: { "content-type": "application/json" } }), reading };
}

/** An answer whose connection is reset in the middle of the body. */
export function createBrokenBody(cause: Error): Response {
  let pulls = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      pulls += 1;
      if (pulls === 1) controller.enqueue(new TextEncoder().encode('{"records":['));
      else controller.error(cause);
    },
  });
  return new Response(body, { headers: { "content-type": "application/json" } });
}
