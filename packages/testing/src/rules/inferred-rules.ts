import { checkNames } from "../check-names.js";

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
  headAndOptions: {
    description: "HEAD answers as GET does, without a body; OPTIONS answers 204 with the methods of the path.",
    whenOff: "both are methods like any other, which no path has",
  },
  unusablePageToken: {
    description: "A page token that this list didn't give out is refused.",
    status: 400,
    whenOff: "the first page is given",
  },
  strayRequestsCount: {
    description: "A request with a token to no operation counts in the group Light, and tells what is left.",
    whenOff: "it isn't counted, and has no rate-limit headers",
  },
  readOnlyIgnored: {
    description: "Properties that the service sets itself are ignored in requests.",
    whenOff: "they are refused with 400 CMN-101",
  },
  codeChallengeOfPublicApps: {
    description: "A public app can't log a user in without a code challenge (PKCE): the redirect carries an error.",
    status: 302,
    whenOff: "the redirect carries a code",
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
  lockedSettings: {
    description: "A setting that the account locks can't get another value.",
    status: 403,
    whenOff: "it gets the value",
  },
  dependentSettings: {
    description: "A setting can't be turned on while what it needs is off, in the webinar or the account.",
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
  bulkAddsBeforeDeletes: {
    description: "A bulk update adds, then changes, then deletes: somebody deleted in it can't be added again in it.",
    status: 409,
    whenOff: "it deletes first",
  },
  duplicateEmailInChange: {
    description: "An invitee can't get the email address of another one.",
    status: 409,
    whenOff: "two of them have it",
  },
  // The life of sessions
  sessionsRunThemselves: {
    description: "A session starts at its scheduled time, whoever is there, and ends after its scheduled duration.",
    whenOff: "it starts and ends when somebody says so",
  },
  registrationEndsWithSession: {
    description: "Registration closes when the session ends, unless `autoOpenPostWebinarRegistration` opens it.",
    whenOff: "it stays as it is",
  },
  // Registrants
  freeMailAddress: {
    description: "With `workEmailRequired` an address of a free mail provider can't register.",
    status: 400,
    whenOff: "it registers",
  },
  // Recordings
  recordingNotAvailable: {
    description: "A recording that isn't Available can't be downloaded.",
    status: 404,
    whenOff: "its address is given",
  },
  // Webhook subscriptions
  webhookHandshake: {
    description: "An address that fails the validation call can't be subscribed (`SUB-525`).",
    status: 400,
    whenOff: "it is called, and subscribed whatever it answers",
  },
  webhookOverHttps: {
    description: "An address must be HTTPS, unless it is on this machine (`SUB-525`).",
    status: 400,
    whenOff: "plain HTTP is taken",
  },
  companyEventsNeedPermission: {
    description: "Without WebinarSettings only filters with one's own `hostUserId` deliver; others are disabled.",
    whenOff: "every filter delivers",
  },
} as const satisfies Readonly<Record<string, InferredRule>>;

/** Name of an inferred rule. */
export type InferredRuleName = keyof typeof inferredRules;

/** Which inferred rules are on. */
export type RuleSwitches = Readonly<Record<InferredRuleName, boolean>>;

/** Every rule on, except for what is turned off. */
export function switchRules(changed: Partial<RuleSwitches> = {}): RuleSwitches {
  const names = Object.keys(inferredRules) as InferredRuleName[];
  checkNames("createFakeWebinarApi: rules", changed, names);
  for (const [name, isOn] of Object.entries(changed)) {
    if (isOn === undefined || typeof isOn === "boolean") continue;
    throw new TypeError(`createFakeWebinarApi: rules.${name} is true or false, received ${JSON.stringify(isOn)}`);
  }
  return Object.fromEntries(names.map((name) => [name, changed[name] ?? true])) as RuleSwitches;
}
