import type { RegistrationStatus } from "../../state/registration-record.js";
import type { SessionRecord, WebinarRecord } from "../../state/state.js";

/** Whether people can sign up now. Until somebody opens or closes registration, the webinar's setting decides. */
export function registrationStatusOf(webinar: WebinarRecord, { registration }: SessionRecord): RegistrationStatus {
  return registration.status ?? (webinar.settings.registrationEnabled === true ? "Open" : "Closed");
}
