import { type Given, MADE } from "../overrides.js";
import type { Aspect } from "./aspect.js";
import { settleModified } from "./records.js";

/** Traits of someone who registered. */
export interface RegistrantTraits {
  /** Came to the session: a `participantId`. */
  attended(): this;
  /** Registered after the session, to watch the recording. */
  postWebinarRegistrant(): this;
}

/** Traits of the registration of a session. */
export interface RegistrationTraits {
  /** People can register. */
  openRegistration(): this;
  /** People can't register any more: the limit is reached. */
  closedRegistration(): this;
}

/** A participant only for who attended; who registers is recorded at that moment. */
export const registrant: Aspect = {
  traitsInterface: "RegistrantTraits",
  traits: {
    attended: { participantId: MADE },
    postWebinarRegistrant: { registeredPostWebinar: true },
  } satisfies Record<keyof RegistrantTraits, Given>,
  imply: (given) => (Object.hasOwn(given, "participantId") ? {} : { participantId: undefined }),
  settle: (draft) => {
    const registrationTime = draft.text("registrationTime");
    if (draft.isGiven("registrationTime")) draft.set("creationTime", registrationTime);
    else draft.set("registrationTime", draft.get("creationTime") ?? registrationTime);
    settleModified(draft);
  },
};

/** Registration is closed when its limit is reached, and open before. */
export const registration: Aspect = {
  traitsInterface: "RegistrationTraits",
  traits: {
    openRegistration: { registrationStatus: "Open" },
    closedRegistration: { registrationStatus: "Closed" },
  } satisfies Record<keyof RegistrationTraits, Given>,
  settle: (draft) => {
    if (draft.get("hasRealRegistrants") === false && draft.isGiven("hasRealRegistrants")) {
      draft.set("registrantCount", 0);
    }
    const count = draft.number("registrantCount") ?? 0;
    draft.set("hasRealRegistrants", count > 0);
    const afterwards = draft.number("postWebinarRegistrantCount") ?? 0;
    draft.set("postWebinarRegistrantCount", Math.min(afterwards, count));
    const settings = draft.inside("settings");
    const limit = settings?.number("autoCloseLimit") ?? 0;
    const isReached = limit > 0 && limit <= count;
    if (isReached && settings?.isGiven("autoCloseLimit")) draft.set("registrationStatus", "Closed");
    const isClosed = draft.get("registrationStatus") === "Closed";
    if (isClosed !== isReached) settings?.set("autoCloseLimit", isClosed ? count : count + 100);
  },
};
