/**
 * What openapi-fetch needs of a `Request`: a bag of what was built. It costs nothing to make, keeps a body that can be sent
 * again, and carries members of `init` that a real one would drop.
 */
export class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: RequestInit["body"];
  readonly signal: AbortSignal | null | undefined;
  /** What else was given for `fetch`: `cache`, `credentials`, ... */
  readonly rest: Readonly<Record<string, unknown>>;

  constructor(url: string, init: RequestInit) {
    // `redirect` is openapi-fetch's default, and never followed here.
    const { method = "GET", headers, body, signal, redirect: _, ...rest } = init;
    this.url = url;
    this.method = method;
    this.headers = headers as Headers;
    this.body = body;
    this.signal = signal;
    this.rest = rest as Record<string, unknown>;
  }
}

/** For openapi-fetch's option `Request`. */
export const AsRequest = LightRequest as unknown as typeof Request;
