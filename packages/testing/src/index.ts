// The fake service, and what it is configured with. The HTTP server is an entry of its own, `@rcw/testing/server`,
// because it needs Node; this one runs in browsers too. The engine's parts are held back: they change.

export {
  createFakeWebinarApi,
  type FakeWebinarApi,
  type FakeWebinarApiOptions,
} from "./create-fake-webinar-api.js";
// Thrown when the fake itself is wrong.
export { FakeDefectError } from "./engine/check-answer.js";
export type { FakeFetch } from "./fake-fetch.js";
// What we infer about the service, and how to turn it off.
export { type InferredRule, type InferredRuleName, inferredRules, type RuleSwitches } from "./rules/inferred-rules.js";
export type { AddInviteeOptions } from "./seeding/add-invitee.js";
export type { AddSessionOptions } from "./seeding/add-session.js";
export type { AddUserOptions } from "./seeding/add-user.js";
export type { AddWebinarOptions } from "./seeding/add-webinar.js";
export type { IssueTokenOptions } from "./seeding/issue-token.js";
export type { FakeSnapshot } from "./snapshot.js";
export type { UserRecord } from "./state/state.js";
export type { AdjustableClock, Clock } from "./time/clock.js";
