/**
 * The part of `fetch` that the client uses: the global one, undici's and node-fetch's fit. It is called without `this`.
 *
 * What each attempt is handed: `method`, `headers` by their names, `body`, `signal`, `redirect: "manual"`, and the
 * `fetchOptions`. The types of different `fetch`es disagree on what they call a body or a signal, so these stay open.
 */
// biome-ignore lint/suspicious/noExplicitAny: see above.
export type FetchFunction = (url: string, init: any) => Promise<FetchAnswer>;

/** The part of an answer that the client uses. */
export interface FetchAnswer {
  readonly ok: boolean;
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  // biome-ignore lint/suspicious/noExplicitAny: a web stream, or node-fetch's.
  readonly body: any;
}
