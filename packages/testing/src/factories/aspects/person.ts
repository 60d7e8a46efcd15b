import { type Given, MADE } from "../overrides.js";
import { emailOfName } from "../values/people.js";
import type { Aspect } from "./aspect.js";

/** Traits of people who have either a linked user or contact data of their own. */
export interface PersonTraits {
  /** Known by a user of the platform: `linkedUser`, and neither name nor email. */
  linkedUser(): this;
  /** A guest, known by name and email: no `linkedUser`. */
  external(): this;
}

const CONTACT_PROPERTIES = ["firstName", "lastName", "email", "jobTitle"];

const asLinkedUser: Given = {
  ...Object.fromEntries(CONTACT_PROPERTIES.map((name) => [name, undefined])),
  linkedUser: MADE,
};
const asGuest: Given = { linkedUser: undefined };

/** Never both, never neither. Contact data for a guest; a host, who has to be a user, is a linked one. */
export const person: Aspect = {
  traitsInterface: "PersonTraits",
  traits: {
    linkedUser: { linkedUser: MADE },
    external: { linkedUser: undefined },
  } satisfies Record<keyof PersonTraits, Given>,
  imply: (given) => (isLinked(given) ? asLinkedUser : asGuest),
};

function isLinked(given: Given): boolean {
  const { linkedUser } = given;
  if (linkedUser !== undefined && linkedUser !== MADE) return true;
  if (CONTACT_PROPERTIES.some((name) => given[name] !== undefined)) return false;
  if (Object.hasOwn(given, "linkedUser")) return linkedUser === MADE;
  const isNameless = ["firstName", "lastName"].every((name) => Object.hasOwn(given, name));
  return isNameless || given.role === "Host";
}

/** People who are users of the account, as the hosts of webinars are, unless contact data say otherwise. */
export const accountUser: Aspect = {
  imply: (given) => {
    const isDescribed = [...CONTACT_PROPERTIES, "linkedUser"].some((name) => Object.hasOwn(given, name));
    return isDescribed ? {} : { linkedUser: MADE };
  },
};

/** An address goes with the name that was given. */
export const contact: Aspect = {
  settle: (draft) => {
    const email = draft.text("email");
    if (email === undefined || !(draft.isGiven("firstName") || draft.isGiven("lastName"))) return;
    const names = [draft.text("firstName"), draft.text("lastName")].filter((name) => name !== undefined);
    draft.set("email", emailOfName(names, email, draft.place) ?? email);
  },
};

/** The user is named twice: both times the same one. */
export const hostUser: Aspect = {
  settle: (draft) => {
    const linkedUser = draft.inside("linkedUser");
    for (const name of ["userId", "accountId"]) {
      if (linkedUser?.isGiven(name)) draft.set(name, linkedUser.get(name));
      else linkedUser?.set(name, draft.get(name));
    }
  },
};
