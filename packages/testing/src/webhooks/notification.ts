import type {
  RcwSessionRuntimeStatusModel,
  RegistrantModelWithQuestionnaire,
  SessionGlobalListEntry,
  WcsSessionStatusModel,
} from "@rcw/types";
import type { RegistrationStatus } from "../state/registration-record.js";

/** What the fake posts to the address of a subscription. The service documents no form: this one is inferred. */
export interface WebhookNotification<Body extends NotificationBody = NotificationBody> {
  /** Another one for each notification. */
  readonly uuid: string;
  /** The filter of the subscription that let the event through, as it was given. */
  readonly event: string;
  /** When the event happened, by the fake's clock. */
  readonly timestamp: string;
  readonly subscriptionId: string;
  /** The user who made the subscription. */
  readonly ownerId: string;
  readonly body: Body;
}

export type NotificationBody = SessionChange | RuntimeStateChange | RegistrationStateChange | RegistrantChange;

/** `/webinar/configuration/v1/company/sessions`: a session was created, changed or deleted. */
export interface SessionChange {
  readonly changeType: "Created" | "Updated" | "Deleted";
  /** The session after the change; before it, if it was deleted. */
  readonly session: SessionGlobalListEntry;
}

/** `/webinar/runtime/v1/company/sessions/state`: a session started, went on, or ended. */
export interface RuntimeStateChange {
  readonly webinarId: string;
  readonly sessionId: string;
  readonly status: WcsSessionStatusModel;
  /** Only while the session is Active. */
  readonly runtimeStatus?: RcwSessionRuntimeStatusModel;
}

/** `/webinar/registration/v1/company/sessions/state`: registration was opened or closed. */
export interface RegistrationStateChange {
  readonly webinarId: string;
  readonly sessionId: string;
  readonly registrationStatus: RegistrationStatus;
  readonly registrantCount: number;
}

/** `/webinar/registration/v1/company/sessions/registrants`: somebody signed up, or was taken off the list. */
export interface RegistrantChange {
  readonly changeType: "Created" | "Deleted";
  readonly webinarId: string;
  readonly sessionId: string;
  readonly registrant: RegistrantModelWithQuestionnaire;
}
