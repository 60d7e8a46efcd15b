import { type RuleSection, testsOf } from "./rule.js";

const documented = testsOf("rules/documented-rules.test.ts");
const life = testsOf("life/session-life.test.ts");
const tests = testsOf("services/sessions/sessions.test.ts");

export const sessions: RuleSection = {
  service: "Sessions",
  rules: [
    {
      rule: "create: scheduledStartTime, scheduledDuration and timeZone are required.",
      answer: "201, 400 CMN-101",
      tests: [tests("answers 201 and makes the host's invitee record"), tests("answers 400 for %s in %j")],
    },
    {
      rule: "scheduledDuration is 30 to 43200 seconds.",
      answer: "201, 400 CMN-101",
      tests: [tests("takes a duration of %i seconds"), tests("answers 400 for %s in %j")],
    },
    {
      rule: "timeZone is an IANA name.",
      answer: "400 CMN-101",
      tests: [tests("answers 400 for %s in %j")],
    },
    {
      rule: "localeCode has 2 to 8 characters and is never blank.",
      answer: "400 CMN-101",
      tests: [tests("answers 400 for %s in %j")],
    },
    {
      rule: "panelJoinTimeOffset is in seconds before the start, 0 if left out.",
      answer: "201, 400 CMN-101",
      tests: [documented("panelJoinTimeOffset is a whole number of seconds, from 0")],
    },
    {
      rule: "title and description may be blank: the webinar's are shown.",
      answer: "201",
      tests: [tests("shows the webinar's title and description while its own are blank")],
    },
    {
      rule: "create: a webinar takes one session.",
      answer: "403 CMN-408",
      inferred: "secondSession",
      tests: [tests("answers 403 for a second session, unless that rule is off")],
    },
    {
      rule: "A new session is Scheduled; one that hasn't run can't end.",
      answer: "403 CMN-408",
      tests: [
        tests("answers 403 for any status but Scheduled, and 404 for an unknown webinar"),
        tests("lets a session start, but not end without having run"),
      ],
    },
    {
      rule: "update: what isn't sent stays.",
      answer: "200",
      tests: [tests("changes what is sent and keeps the rest")],
    },
    {
      rule: "update, delete: not while the session is Active, nor once it is Finished.",
      answer: "403 CMN-408",
      tests: [tests("answers 403 to both while it is %s")],
    },
    {
      rule: "delete: the invitees go with the session.",
      answer: "204",
      tests: [tests("deletes the session with its invitees: 204")],
    },
    {
      rule: "Passwords of the video bridge are shown to Host, CoHost and Panelist only.",
      answer: "200",
      tests: [tests("shows the bridge's passwords to the panel only")],
    },
    {
      rule: "list: endTimeFrom is required.",
      answer: "400 CMN-101",
      tests: [tests("answers 400 for %s in the query %j"), tests("filters by end, by title and by several statuses")],
    },
    {
      rule: "list: ascending by scheduledStartTime.",
      answer: "200",
      tests: [tests("gives the caller's own, ascending by scheduled start, with their webinar")],
    },
    {
      rule: "listForCompany: needs WebinarSettings.",
      answer: "403 CMN-408",
      tests: [tests("refuses the company's sessions without WebinarSettings: 403 CMN-408")],
    },
    {
      rule: "A session starts at its scheduled time and ends after its scheduled duration.",
      answer: "200",
      inferred: "sessionsRunThemselves",
      tests: [
        life("after %s it is %s, runtime status %s"),
        life("starts and ends by itself only while that rule is on"),
      ],
    },
  ],
};
