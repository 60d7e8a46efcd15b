import type { RateLimitSnapshot } from "@rcw/client";
import pico from "picocolors";
import { printable } from "../terminal/printable.js";

/** What is watched, at a moment. */
export interface WatchState {
  /** ISO 8601. */
  readonly at: string;
  readonly connection: string;
  readonly title: string | undefined;
  readonly status: string | undefined;
  readonly scheduledStartTime: string | undefined;
  /** How many invitees of each role the first page has. */
  readonly roles: Readonly<Record<string, number>>;
  /** As the service told them last: they count everyone who uses the same user and app. */
  readonly rateLimits: readonly RateLimitSnapshot[];
}

/** The state as a few lines. */
export function drawWatch(state: WatchState): string {
  const { at, connection, title = "", status, scheduledStartTime, roles, rateLimits } = state;
  const people = Object.entries(roles).map(([role, count]) => `${count} ${role}`);
  return [
    pico.bold(printable(title)),
    `state     ${status ?? "unknown"}${scheduledStartTime ? `, scheduled for ${scheduledStartTime}` : ""}`,
    `invitees  ${people.join(", ") || "none"}`,
    ...rateLimits.map(drawLimit),
    pico.dim(`${at}, ${connection}; ^C ends`),
  ].join("\n");
}

const BAR = 20;

function drawLimit({ group, limit, remaining }: RateLimitSnapshot): string {
  if (limit === undefined || remaining === undefined) return `${group.padEnd(9)} nothing known yet`;
  const full = Math.round((BAR * Math.max(0, remaining)) / Math.max(1, limit));
  const bar = "#".repeat(full) + ".".repeat(BAR - full);
  return `${group.padEnd(9)} [${bar}] ${remaining} of ${limit} calls left`;
}
