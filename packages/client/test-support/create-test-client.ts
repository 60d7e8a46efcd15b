import type { WebinarClientOptions } from "../src/client-options.js";
import { createWebinarClient, type WebinarClient } from "../src/create-webinar-client.js";
import { createFakeClock, type FakeClock } from "./fake-clock.js";
import { type AnswerMaker, createFakeFetch, type FakeFetch } from "./fake-fetch.js";

/** A client whose fetch and clock are in the hands of the test; unless told otherwise it sends once and at once. */
export interface TestClient extends FakeFetch {
  rcw: WebinarClient;
  clock: FakeClock;
}

export function createTestClient(answer?: AnswerMaker, options: Partial<WebinarClientOptions> = {}): TestClient {
  const clock = createFakeClock();
  const fake = createFakeFetch(answer);
  const rcw = createWebinarClient({
    auth: { accessToken: "token-1" },
    fetch: fake.fetch,
    clock,
    retry: false,
    rateLimit: false,
    ...options,
  });
  return { ...fake, rcw, clock };
}
