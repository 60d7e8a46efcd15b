// The methods that aspects give to factories: an interface for each aspect that has some.

export type { PageTraits } from "./lists.js";
export type { LivestreamTraits } from "./livestreams.js";
export type { PersonTraits } from "./person.js";
export type { DownloadTraits, RecordingTraits } from "./recordings.js";
export type { RegistrantTraits, RegistrationTraits } from "./registration.js";
export type { AssignableRoleTraits, PanelRoleTraits, ParticipantTraits, PastInviteeTraits } from "./roles.js";
export type { SessionTraits } from "./schedule.js";
export type { SubscriptionTraits } from "./subscriptions.js";
