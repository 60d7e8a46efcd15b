// The fake service, and what it is configured with. The HTTP server is an entry of its own, `@rcw/testing/server`,
// because it needs Node; this one runs in browsers too. The engine's parts are held back: they change.

export type { AccountFeatures, AccountRecord, LockedSettings } from "./accounts/account-record.js";
export type { AccountOptions } from "./accounts/add-account.js";
// What a test controls: faults, and a journal of what was received.
export type { HandleOptions } from "./control/create-handle.js";
export type {
  AnswerFault,
  ConnectionFault,
  CutBodyFault,
  Fault,
  FaultCount,
  FaultEffect,
  FaultKind,
  FaultTarget,
  LatencyFault,
} from "./control/faults/fault.js";
export type { FaultPlan, PlannedFault } from "./control/faults/fault-plan.js";
export type { ExpectedCall } from "./control/journal/expected-call.js";
export { type Journal, JournalAssertionError } from "./control/journal/journal.js";
export type { JournalEntry } from "./control/journal/journal-entry.js";
export type { JournalFilter } from "./control/journal/journal-filter.js";
export type { Wait } from "./control/latency.js";
export type { QueryParameters, ReceivedRequest } from "./control/received-request.js";
export type { StateQueries } from "./control/state-queries.js";
export {
  createFakeWebinarApi,
  type FakeWebinarApi,
  type FakeWebinarApiOptions,
} from "./create-fake-webinar-api.js";
// Thrown when the fake itself is wrong.
export { FakeDefectError } from "./engine/check-answer.js";
export type { FakeFetch } from "./fake-fetch.js";
// Compares what any client sends and gets with the API description.
export {
  type ContractDifference,
  ContractDriftError,
  type ContractReport,
  describeReport,
} from "./guard/contract-report.js";
export { type ContractGuardOptions, createContractGuard, type GuardedFetch } from "./guard/create-contract-guard.js";
// Apps, logins and limits.
export type { AddAppOptions } from "./oauth/add-app.js";
export type { IssueJwtOptions } from "./oauth/issue-jwt.js";
export type { OAuthOptions, RefreshTokenTreatment } from "./oauth/oauth-settings.js";
export type { AppRecord } from "./oauth/records.js";
export { DEFAULT_RATE_LIMITS, type RateLimitOptions } from "./rate-limits/rate-limits.js";
// What we infer about the service, and how to turn it off.
export { type InferredRule, type InferredRuleName, inferredRules, type RuleSwitches } from "./rules/inferred-rules.js";
// The worlds to start with, and the ids in them.
export { type ScenarioName, scenarios } from "./scenarios/scenarios.js";
export type { AddInviteeOptions } from "./seeding/add-invitee.js";
export type { AddParticipantOptions } from "./seeding/add-participant.js";
export type { AddRecordingOptions } from "./seeding/add-recording.js";
export type { AddRegistrantOptions } from "./seeding/add-registrant.js";
export type { AddSessionOptions } from "./seeding/add-session.js";
export type { AddSubscriptionOptions } from "./seeding/add-subscription.js";
export type { AddUserOptions } from "./seeding/add-user.js";
export type { AddWebinarOptions } from "./seeding/add-webinar.js";
export type { SessionChoice } from "./seeding/find-session.js";
export type { IssueTokenOptions } from "./seeding/issue-token.js";
export type { SeedingMethods } from "./seeding/seeding-methods.js";
export type { FakeSnapshot } from "./snapshot.js";
export type { RegistrationChanges } from "./state/registration-record.js";
export type { UserRecord } from "./state/state.js";
export type { AdjustableClock, Clock } from "./time/clock.js";
// What goes to webhook addresses.
export type {
  NotificationBody,
  RegistrantChange,
  RegistrationStateChange,
  RuntimeStateChange,
  SessionChange,
  WebhookNotification,
} from "./webhooks/notification.js";
export type { WebhookOptions } from "./webhooks/webhook-options.js";
