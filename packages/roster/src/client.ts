import type { WebinarClient } from "@rcw/client";

/** What a roster uses of a client. */
export type RosterClient = Pick<WebinarClient, "invitees" | "sessions"> & Partial<Pick<WebinarClient, "rateLimits">>;

/** The session whose invitees are meant. */
export interface RosterSession {
  readonly webinarId: string;
  readonly sessionId: string;
}
