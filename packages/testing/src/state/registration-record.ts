import type { RegistrantBaseModelWithQuestionnaireWritable, RegSessionModel } from "@rcw/types";
import type { StoredRecord } from "./state.js";

export type RegistrationStatus = "Open" | "Closed";

type ShownSettings = NonNullable<RegSessionModel["settings"]>;

/** Settings of a session's registration, `recordingExist` aside, which is what the service finds. */
export type RegistrationSettings = {
  [Name in Exclude<keyof ShownSettings, "recordingExist">]?: NonNullable<ShownSettings[Name]>;
};

/** What a change of a registration gives; what is left out, or null, stays. */
export interface RegistrationChanges {
  readonly registrationStatus?: RegistrationStatus;
  readonly settings?: { readonly [Name in keyof RegistrationSettings]?: RegistrationSettings[Name] | null };
}

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
