import type { FakeFetch } from "../fake-fetch.js";

/** How a fake delivers events to webhook addresses; every member has a default. */
export interface WebhookOptions {
  /**
   * Whether anything is sent; true if left out. With false, as for any address beyond this machine, addresses count
   * as validated and events as delivered, and no request goes out.
   */
  readonly deliver?: boolean;
  /**
   * Sends the requests: the `fetch` of a receiver in the same process, say. It gets every address. If left out, the
   * global `fetch` is used and only loopback addresses (`localhost`, 127.0.0.0/8, ::1) are called.
   */
  readonly fetch?: FakeFetch;
  /** How long a receiver may take for its answer; 3000 if left out, as with the service. */
  readonly timeoutMs?: number;
  /** How many deliveries fail in a row before a subscription is Blacklisted; 3 if left out. Nothing is repeated. */
  readonly failureLimit?: number;
}
