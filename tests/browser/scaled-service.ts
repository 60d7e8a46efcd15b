import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { countRequest, type RateLimitWindow } from "../../packages/testing/src/rate-limits/rate-limit-window.js";

/** A service with the fake's rate limit, whose time runs faster: a window of 60 s takes `windowMs`. */
export interface ScaledService {
  readonly url: string;
  /** When each request came, in milliseconds since the epoch, and whether it was refused. */
  readonly requests: { readonly atMs: number; readonly isRefused: boolean }[];
  /** Counts requests of somebody else. */
  spend(requests: number): void;
  close(): Promise<void>;
}

export async function startScaledService(limit: number, windowMs: number): Promise<ScaledService> {
  const requests: { atMs: number; isRefused: boolean }[] = [];
  let window: RateLimitWindow | undefined;
  const count = () => {
    const counted = countRequest(window, { limit, windowSeconds: 60 }, Date.now() * (60_000 / windowMs));
    window = counted.window;
    return counted;
  };
  const server = createServer((request, response) => {
    response.setHeader("Access-Control-Allow-Origin", "*");
    response.setHeader("Access-Control-Allow-Headers", "*, Authorization");
    response.setHeader("Access-Control-Expose-Headers", "*");
    if (request.method === "OPTIONS") return void response.writeHead(204).end();
    const { window: now, isRefused } = count();
    requests.push({ atMs: Date.now(), isRefused });
    const seconds = String(windowMs / 1000);
    response.writeHead(isRefused ? 429 : 200, {
      "Content-Type": "application/json",
      "X-Rate-Limit-Group": "Heavy",
      "X-Rate-Limit-Limit": String(limit),
      "X-Rate-Limit-Remaining": String(isRefused ? 0 : limit - now.count),
      "X-Rate-Limit-Window": seconds,
      ...(isRefused && { "Retry-After": seconds }),
    });
    // A call takes a moment, so that a tab can be closed in the middle of it.
    setTimeout(() => response.end('{"id":"3","role":"Panelist"}'), 100);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    spend(others) {
      for (let request = 0; request < others; request += 1) count();
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
