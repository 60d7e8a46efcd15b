import { type RuleSection, testsOf } from "./rule.js";

const matrix = testsOf("services/access-matrix.test.ts");
const tests = testsOf("services/registration/registration.test.ts");

export const registration: RuleSection = {
  service: "Registration management",
  rules: [
    {
      rule: "The caller is the host, or has WebinarSettings in the same account.",
      answer: "403 CMN-408",
      tests: [matrix("$target by the $caller: $outcome")],
    },
    {
      rule: "The session must exist.",
      answer: "404 CMN-102",
      tests: [matrix("%s answers 404 CMN-102 for an unknown id")],
    },
    {
      rule: "update: what isn't sent stays.",
      answer: "200",
      tests: [tests("changes what is sent and keeps the rest, within the settings too")],
    },
    {
      rule: "autoCloseLimit isn't below 0.",
      answer: "400 CMN-101",
      tests: [tests("answers 400 for %s in %j, and changes nothing")],
    },
    {
      rule: "autoCloseLimit 0 is no limit; when a limit is reached registration turns Closed.",
      answer: "200",
      tests: [
        tests("closes when the limit is reached, and 0 is no limit"),
        tests("closes at once when the new limit has been reached already"),
      ],
    },
    {
      rule: "With preventMultipleDeviceJoins a registrant joins from one device.",
      answer: "200",
      tests: [
        testsOf("seeding/people-seeding.test.ts")(
          "keeps a registrant from a second device where the session prevents it, until they have left",
        ),
        testsOf("life/participants.test.ts")("includes second devices, unless the session prevents them"),
      ],
    },
    {
      rule: "Registration closes when the session ends, unless it opens for the recording.",
      answer: "200",
      inferred: "registrationEndsWithSession",
      tests: [
        testsOf("life/session-life.test.ts")("closes, unless that rule is off"),
        testsOf("life/session-life.test.ts")(
          "opens for the recording where the settings say so, until its closing time",
        ),
      ],
    },
  ],
};
