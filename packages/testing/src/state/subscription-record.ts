/** A webhook subscription of a user. */
export interface SubscriptionRecord {
  /** A UUID. */
  readonly id: string;
  readonly ownerUserId: string;
  /** The app that made it. */
  readonly clientId: string;
  readonly creationTime: string;
  readonly address: string;
  /** Goes out with every notification, and into no answer. */
  readonly verificationToken?: string;
  eventFilters: string[];
  expiresInSeconds: number;
  /** In milliseconds since 1970. */
  expirationTimeMs: number;
  /** Deliveries that have failed since the last one that didn't. */
  failureCount: number;
  /** Set once too many deliveries have failed; it stays. */
  blacklistedData?: { blacklistedAt: string; reason: string };
}
