import { type RuleSection, testsOf } from "./rule.js";

const matrix = testsOf("services/access-matrix.test.ts");
const tests = testsOf("services/registrants/registrants.test.ts");

export const registrants: RuleSection = {
  service: "Registrants",
  rules: [
    {
      rule: "The caller is the host, or has WebinarSettings in the same account.",
      answer: "403 CMN-408",
      tests: [matrix("$target by the $caller: $outcome")],
    },
    {
      rule: "create: only while registration is Open.",
      answer: "403 CMN-408",
      tests: [tests("answers 403 CMN-408 unless registration is Open")],
    },
    {
      rule: "create: firstName, lastName and email are required.",
      answer: "400 CMN-101",
      tests: [tests("answers 400 for %s in %j")],
    },
    {
      rule: "create: with workEmailRequired no address of a free mail provider.",
      answer: "400 CMN-101",
      inferred: "freeMailAddress",
      tests: [
        tests("answers 400 for %s where a work address is required, unless that rule is off"),
        tests("takes free mail where no work address is required, and work addresses where one is"),
      ],
    },
    {
      rule: "create: an email registers once.",
      answer: "409 CMN-101",
      tests: [tests("answers 409 for an address that is registered already, whatever its case")],
    },
    {
      rule: "icalendarSequence is in the answer of create only.",
      answer: "201",
      tests: [
        tests("answers 201 with personal addresses, what was sent, and the number of the calendar entry"),
        tests("gives the questionnaire only to those who ask, and the calendar's number to nobody"),
      ],
    },
    {
      rule: "list: ascending by id.",
      answer: "200",
      tests: [tests("lists by ascending id: numbers by value, then the others")],
    },
    {
      rule: "list: pages lead forward only.",
      answer: "200",
      tests: [tests("leads forward only, and to everybody once")],
    },
    {
      rule: "The questionnaire is shown only when it is asked for.",
      answer: "200",
      tests: [tests("gives the questionnaire only to those who ask, and the calendar's number to nobody")],
    },
    {
      rule: "delete: the registrant is gone.",
      answer: "204",
      tests: [tests("answers 204, and the registration stays as it is")],
    },
    {
      rule: "delete: not once the session is Finished.",
      answer: "403 CMN-408",
      tests: [tests("of a session that is %s answers %i")],
    },
    {
      rule: "participantId is there only if the person has attended.",
      answer: "200",
      tests: [tests("names the participant once the person has attended")],
    },
  ],
};
