import { type RuleSection, testsOf } from "./rule.js";

const deliveries = testsOf("webhooks/deliveries.test.ts");
const tests = testsOf("services/subscriptions/subscriptions.test.ts");

export const subscriptions: RuleSection = {
  service: "Webhook subscriptions",
  rules: [
    {
      rule: "create: at least one filter, and an address.",
      answer: "201, 400 CMN-101",
      tests: [
        tests("answers 201 with everything but the verification token"),
        tests("answers 400 CMN-101 for %s in %j"),
      ],
    },
    {
      rule: "A filter must be known.",
      answer: "400 SUB-508",
      tests: [
        tests("answers 400 SUB-508 naming each filter that isn't known"),
        testsOf("webhooks/event-filters.test.ts")("reads the filter %j as %j"),
      ],
    },
    {
      rule: "expiresIn is 1 to 315360000 seconds.",
      answer: "201, 400 CMN-101",
      tests: [tests("answers 400 CMN-101 for %s in %j"), tests("takes a lifetime of ten years")],
    },
    {
      rule: "create: the address must pass the validation call.",
      answer: "400 SUB-525",
      inferred: "webhookHandshake",
      tests: [
        tests("that is answered %s fails: 400 SUB-525, unless that rule is off"),
        tests("that isn't answered in time fails, and is aborted"),
      ],
    },
    {
      rule: "create: the address must be HTTPS, unless it is on this machine.",
      answer: "400 SUB-525",
      inferred: "webhookOverHttps",
      tests: [tests("answers 400 SUB-525 for plain HTTP beyond this machine, unless that rule is off")],
    },
    {
      rule: "create: an app and user have 30 at most.",
      answer: "403 SUB-505",
      tests: [
        tests("answers 403 SUB-505 for the thirty-first of an app and user; expired and deleted ones don't count"),
      ],
    },
    {
      rule: "update: takes eventFilters and expiresIn; the lifetime starts again.",
      answer: "200",
      tests: [tests("is changed by PUT: the filters are replaced, the lifetime starts again")],
    },
    {
      rule: "update with an empty body, and renew: the lifetime starts again.",
      answer: "200",
      tests: [tests("is renewed for its whole lifetime by %s")],
    },
    {
      rule: "delete: the subscription is gone.",
      answer: "204",
      tests: [tests("is gone after DELETE: 204, then 404")],
    },
    {
      rule: "An unknown subscription, or another's, is not found.",
      answer: "404 CMN-102",
      tests: [
        tests("is gone after DELETE: 204, then 404"),
        tests("of another user or app answers 404 CMN-102 to %s%s"),
      ],
    },
    {
      rule: "An expired subscription says so.",
      answer: "404 SUB-507",
      tests: [tests("that has expired answers 404 SUB-507 to %s%s, and isn't listed")],
    },
    {
      rule: "Failing deliveries turn a subscription Blacklisted.",
      answer: "200",
      tests: [deliveries("blacklists a subscription after three failures in a row: %s")],
    },
    {
      rule: "Events tell of changes of sessions.",
      answer: "a notification",
      tests: [deliveries("tell of sessions that are created, changed and deleted")],
    },
    {
      rule: "Events tell of the runtime state.",
      answer: "a notification",
      tests: [deliveries("tell of each runtime state, at its time, when the clock leaps over them")],
    },
    {
      rule: "Events tell of the registration state.",
      answer: "a notification",
      tests: [deliveries("tell of registration that opens and closes, by hand and by itself")],
    },
    {
      rule: "Events tell of registrants.",
      answer: "a notification",
      tests: [deliveries("tell of registrants who come and go")],
    },
    {
      rule: "Filters take `?webinarId=` and `?hostUserId=`.",
      answer: "a notification",
      tests: [deliveries("narrowed by %j come %i times")],
    },
    {
      rule: "Without WebinarSettings only filters with one's own hostUserId deliver; others are disabled.",
      answer: "disabledFilters",
      inferred: "companyEventsNeedPermission",
      tests: [
        deliveries("reach the %s who filters %j, with the rule of permissions %s: %i"),
        tests("names the filters that deliver nothing to somebody who isn't an administrator, unless that rule is off"),
      ],
    },
  ],
};
