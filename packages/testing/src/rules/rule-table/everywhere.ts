import { type RuleSection, testsOf } from "./rule.js";

const engine = testsOf("engine/engine.test.ts");
const limits = testsOf("rate-limits/rate-limits.test.ts");
const paging = testsOf("services/paging.test.ts");
const inferred = testsOf("rules/inferred-rules.test.ts");
const matrix = testsOf("services/access-matrix.test.ts");

export const everywhere: RuleSection = {
  service: "Everywhere",
  rules: [
    {
      rule: "A call needs a bearer token that the service knows.",
      answer: "401 OAU-123",
      tests: [engine("answers 401 OAU-123 without a token"), engine("answers 401 OAU-123 for an unknown token")],
    },
    {
      rule: "A token expires.",
      answer: "401 OAU-128",
      tests: [engine("answers 401 OAU-128 once the token has expired")],
    },
    {
      rule: "The app needs the operation's permission, ReadWebinars or EditWebinars.",
      answer: "403 CMN-401",
      tests: [engine("answers 403 CMN-401 when the app lacks the operation's permission")],
    },
    {
      rule: "The user needs a right to what the call is about.",
      answer: "403 CMN-408",
      tests: [
        engine("answers 403 CMN-408 to a user of the account who neither hosts the webinar nor administers it"),
        matrix("$target by the $caller: $outcome"),
      ],
    },
    {
      rule: "What belongs to another account can't be seen.",
      answer: "404 CMN-102",
      tests: [engine("hides the webinars of another account: 404 CMN-102"), matrix("$target by the $caller: $outcome")],
    },
    {
      rule: "A request to no operation counts for whoever has a token.",
      answer: "404 CMN-120, 405 CMN-121",
      inferred: "strayRequestsCount",
      tests: [
        limits("stand on answers to somebody who asks for what isn't there: 404 CMN-120 and 405, in the group Light"),
      ],
    },
    {
      rule: "A body must be JSON.",
      answer: "400 CMN-103",
      tests: [engine("answers 400 CMN-103 for the body %j")],
    },
    {
      rule: "A parameter or body property that breaks its schema is named by `parameterName`, each in an entry of its own.",
      answer: "400 CMN-101",
      tests: [engine("names every property that breaks the schema, by its dotted path")],
    },
    {
      rule: "An id has 1 to 20 characters.",
      answer: "400 CMN-101",
      tests: [engine("answers 400 CMN-101 for an id that is %s")],
    },
    {
      rule: "An unknown id is not found.",
      answer: "404 CMN-102",
      tests: [
        matrix("%s answers 404 CMN-102 for an unknown id"),
        testsOf("services/webinars/webinars.test.ts")("answers 404 CMN-102 for an unknown id"),
      ],
    },
    {
      rule: "A path of no operation is not found.",
      answer: "404 CMN-120",
      tests: [engine("answers 404 CMN-120 for an unknown URI, before it asks for a token")],
    },
    {
      rule: "A path doesn't take a method that it doesn't have.",
      answer: "405 CMN-121",
      inferred: "wrongMethod",
      tests: [
        engine("answers 405 with Allow for a known path with another method"),
        engine("answers 404 CMN-120 for a wrong method when that rule is off"),
      ],
    },
    {
      rule: "HEAD and OPTIONS work wherever a path is known.",
      answer: "200, 204",
      inferred: "headAndOptions",
      tests: [
        engine("answers HEAD as GET, without a body"),
        engine("answers OPTIONS at %s with its methods, without asking for a token"),
        engine("answers 405 to %s when that rule is off"),
      ],
    },
    {
      rule: "Properties that the service sets itself are ignored in requests.",
      answer: "2xx",
      inferred: "readOnlyIgnored",
      tests: [
        engine("ignores read-only properties in a body"),
        engine("refuses read-only properties when that rule is off"),
      ],
    },
    {
      rule: "Calls are counted for each user, app and group in windows of 60 seconds; every counted answer says where one stands.",
      answer: "X-Rate-Limit headers",
      tests: [
        limits("are counted for each user, app and group"),
        limits("are on unless they are turned off, and stand on every answer"),
      ],
    },
    {
      rule: "Over the limit of a group there is a penalty, with `Retry-After`.",
      answer: "429 CMN-301",
      tests: [limits("answer 429 CMN-301 with a penalty of 60 seconds over the limit")],
    },
    {
      rule: "Each request during the penalty starts it anew.",
      answer: "429 CMN-301",
      tests: [limits("start the penalty anew with each request in it, and open a new window after it")],
    },
    {
      rule: "`perPage` above 1000 is taken as 1000.",
      answer: "200",
      tests: [engine("clamps perPage to 1000, and takes 100 when it is left out")],
    },
    {
      rule: "`perPage` is at least 1.",
      answer: "400 CMN-101",
      tests: [engine("answers 400 for perPage=%s")],
    },
    {
      rule: "A page token must come from the same list.",
      answer: "400 CMN-101",
      inferred: "unusablePageToken",
      tests: [
        paging("refuses a token that is %s"),
        inferred("unusablePageToken refuses while it is on, and can be turned off"),
        testsOf("services/invitees/list-invitees.test.ts")("refuses the page token of another session"),
      ],
    },
    {
      rule: "The last page has no `nextPageToken`, the first one no `previousPageToken`.",
      answer: "200",
      tests: [paging("has no nextPageToken on the last page, and no previousPageToken on the first")],
    },
    {
      rule: "Pages neither repeat nor hide an item when others come and go in between.",
      answer: "200",
      tests: [paging("neither repeats nor hides an item when others are added and deleted between two pages")],
    },
  ],
};
