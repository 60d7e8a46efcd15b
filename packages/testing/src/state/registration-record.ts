import type { PartialRegSessionModel, RegistrantBaseModelWithQuestionnaireWritable } from "@rcw/types";
import type { StoredRecord } from "./state.js";

export type RegistrationStatus = "Open" | "Closed";

/** Settings of a session's registration that the host chooses. */
export type RegistrationSettings = Omit<NonNullable<PartialRegSessionModel["settings"]>, "recordingExist">;

/** How people can sign up for a session. */
export interface RegistrationRecord {
  /** Undefined until somebody opens or closes registration: it then is as the webinar's `registrationEnabled` says. */
  status?: RegistrationStatus;
  settings: RegistrationSettings;
  /** Rises with each change of the schedule. */
  icalendarSequence: number;
}

/** Somebody who signed up. */
export interface RegistrantRecord extends StoredRecord, WhoRegisters {
  readonly registeredPostWebinar: boolean;
}

type WhoRegisters = Pick<
  RegistrantBaseModelWithQuestionnaireWritable,
  "firstName" | "lastName" | "email" | "visitorId" | "externalId" | "ipAddress" | "source" | "questionnaire"
>;
