import { type RuleSection, testsOf } from "./rule.js";

const life = testsOf("life/session-life.test.ts");
const matrix = testsOf("services/access-matrix.test.ts");
const tests = testsOf("services/history/history.test.ts");

export const history: RuleSection = {
  service: "History",
  rules: [
    {
      rule: "lists of sessions: endTimeFrom and endTimeTo are required.",
      answer: "400 CMN-101",
      tests: [matrix("answers 400 for %s in %s"), tests("filters by %s")],
    },
    {
      rule: "lists of sessions: descending by endTime, with the scheduled times as a stand-in.",
      answer: "200",
      tests: [tests("gives the caller's own, the latest end first, the planned end where there is none yet")],
    },
    {
      rule: "runtimeStatus is there only while a session is Active, and is never Idle.",
      answer: "200",
      tests: [
        life("after %s it is %s, runtime status %s"),
        life("has no times and numbers before it starts, and no end while it runs"),
      ],
    },
    {
      rule: "listSessionsForCompany: needs WebinarSettings.",
      answer: "403 CMN-408",
      tests: [matrix("$target by the $caller: $outcome")],
    },
    {
      rule: "getSession: for those who were its Host or CoHosts from the beginning.",
      answer: "403 CMN-408",
      tests: [
        matrix("$target by the $caller: $outcome"),
        tests("keeps the original role when the role changes, before or during the session"),
      ],
    },
    {
      rule: "listInvitees, listParticipants: for the host only.",
      answer: "403 CMN-408",
      tests: [matrix("$target by the $caller: $outcome")],
    },
  ],
};
