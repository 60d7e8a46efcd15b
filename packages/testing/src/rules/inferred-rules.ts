/** A rule that no document states: we infer it, and a test can turn it off. */
export interface InferredRule {
  /** What the fake does while the rule is on. */
  readonly description: string;
  /** Status of the answer that the rule gives; undefined where it doesn't refuse anything. */
  readonly status?: number;
  /** What the fake does instead while the rule is off. */
  readonly whenOff: string;
}

/**
 * Every inferred rule by name. All are on unless `createFakeWebinarApi({ rules: { name: false } })` says otherwise.
 * What is documented isn't listed and can't be turned off.
 */
export const inferredRules = {
  // Everywhere
  wrongMethod: {
    description: "A known path with a method that it doesn't have is refused.",
    status: 405,
    whenOff: "404 CMN-120, as for an unknown path",
  },
  unusablePageToken: {
    description: "A page token that this list didn't give out is refused.",
    status: 400,
    whenOff: "the first page is given",
  },
  readOnlyIgnored: {
    description: "Properties that the service sets itself are ignored in requests.",
    whenOff: "they are refused with 400 CMN-101",
  },
  // Webinars and sessions
  hostOfAnotherAccount: {
    description: "A webinar's host must be a user of the caller's account.",
    status: 403,
    whenOff: "any known user may be named",
  },
  fixedWebinarProperties: {
    description: "`host` and `registrationStatus` can't be changed by updating a webinar.",
    status: 403,
    whenOff: "they are ignored",
  },
  dependentSettings: {
    description: "A setting can't be turned on while the one that it needs is off (recording, Q&A).",
    status: 400,
    whenOff: "it is turned on without effect",
  },
  secondSession: {
    description: "A webinar takes one session; a second one is refused.",
    status: 403,
    whenOff: "a webinar takes any number of sessions",
  },
  sessionOfAnotherWebinar: {
    description: "A session is found under its own webinar only.",
    status: 404,
    whenOff: "it is found under every webinar of the caller",
  },
  // Invitees
  hostRoleInAdd: {
    description: "Nobody can be added as Host.",
    status: 400,
    whenOff: "the role is taken",
  },
  attendeeRole: {
    description: "The role Attendee can't be given to an invitee.",
    status: 400,
    whenOff: "the role is taken",
  },
  promotionToHost: {
    description: "Nobody can be made Host by a change of role.",
    status: 403,
    whenOff: "the role is taken",
  },
  hostAlwaysInvited: {
    description: "`sendInvite` can't be false for a Host.",
    status: 400,
    whenOff: "it is taken",
  },
  invitationStays: {
    description: "`sendInvite` can't go from true to false: a mail that was asked for isn't called back.",
    status: 400,
    whenOff: "it is taken",
  },
  unknownInviteeInBulk: {
    description: "An unknown id among the changed or deleted invitees of a bulk update is refused.",
    status: 404,
    whenOff: "the entry is passed over and missing in the answer",
  },
  bulkAllOrNothing: {
    description: "A bulk update that is refused has changed nothing.",
    whenOff: "what came before the refused entry stays done",
  },
} as const satisfies Readonly<Record<string, InferredRule>>;

/** Name of an inferred rule. */
export type InferredRuleName = keyof typeof inferredRules;

/** Which inferred rules are on. */
export type RuleSwitches = Readonly<Record<InferredRuleName, boolean>>;

/** Every rule on, except for what is turned off. */
export function switchRules(changed: Partial<RuleSwitches> = {}): RuleSwitches {
  const names = Object.keys(inferredRules) as InferredRuleName[];
  for (const name of Object.keys(changed)) {
    if (!(name in inferredRules)) {
      throw new TypeError(
        `createFakeWebinarApi: there is no inferred rule "${name}" to turn on or off. There are: ${names.join(", ")}`,
      );
    }
  }
  return Object.fromEntries(names.map((name) => [name, changed[name] ?? true])) as RuleSwitches;
}
