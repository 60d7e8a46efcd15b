import { createWebinarClient, type WebinarClient } from "../src/create-webinar-client.js";
import type { WebinarClientOptions } from "../src/options/client-options.js";
import { type AnswerMaker, createFakeFetch, type FakeFetch } from "./fake-fetch.js";
import { createTestClock, type TestClock } from "./test-clock.js";

/** A client whose fetch and clock are in the hands of the test; unless told otherwise it sends once and at once. */
export interface TestClient extends FakeFetch {
  rcw: WebinarClient;
  clock: TestClock;
}

export function createTestClient(answer?: AnswerMaker, options: Partial<WebinarClientOptions> = {}): TestClient {
  const clock = createTestClock();
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
