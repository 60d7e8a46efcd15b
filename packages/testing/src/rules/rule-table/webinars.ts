import { type RuleSection, testsOf } from "./rule.js";

const accounts = testsOf("accounts/accounts.test.ts");
const documented = testsOf("rules/documented-rules.test.ts");
const inferred = testsOf("rules/inferred-rules.test.ts");
const tests = testsOf("services/webinars/webinars.test.ts");

export const webinars: RuleSection = {
  service: "Webinars",
  rules: [
    {
      rule: "create: a title has 1 to 512 characters.",
      answer: "201, 400 CMN-101",
      tests: [documented("a title may have 1 and 512 characters"), tests("answers 400 for a title that is %s")],
    },
    {
      rule: "create: without `host` the caller is Host.",
      answer: "201",
      tests: [
        tests("answers 201 with the caller as host and the defaults of the settings"),
        documented("whoever creates a webinar without naming a host is its host"),
      ],
    },
    {
      rule: "create: only an administrator (WebinarSettings) names a host.",
      answer: "201, 403 CMN-408",
      tests: [
        tests("lets an administrator name another host of the account"),
        tests("answers 403 CMN-408 when anybody else names a host"),
      ],
    },
    {
      rule: "create: the host belongs to the caller's account.",
      answer: "403 CMN-408",
      inferred: "hostOfAnotherAccount",
      tests: [tests("answers 403 for a host of another account, unless that rule is off")],
    },
    {
      rule: "A setting that the account locks keeps its value.",
      answer: "403 CMN-408",
      inferred: "lockedSettings",
      tests: [
        accounts("answer 403 to another value in a new webinar and in a change, and take their own back"),
        inferred("lockedSettings refuses while it is on, and can be turned off"),
      ],
    },
    {
      rule: "Where the company requires passwords, one is made if none is given.",
      answer: "201",
      tests: [accounts("makes a password where none is given, and keeps one that is")],
    },
    {
      rule: "A setting isn't turned on while the one that it depends on is off (recording, Q&A, polls).",
      answer: "400 CMN-101",
      inferred: "dependentSettings",
      tests: [
        tests("answers 400 for a setting whose base is off, unless that rule is off"),
        accounts("%j answers 400 to %j, unless that rule is off"),
      ],
    },
    {
      rule: "update: what isn't sent stays.",
      answer: "200",
      tests: [tests("keeps what isn't sent, within the settings too")],
    },
    {
      rule: "update: host and registrationStatus can't change.",
      answer: "403 CMN-408",
      inferred: "fixedWebinarProperties",
      tests: [tests("answers 403 for %s, unless that rule is off")],
    },
    {
      rule: 'update: `password: ""` resets the password.',
      answer: "200",
      tests: [tests("takes a password away when it is blank"), accounts("makes another password when it is reset")],
    },
    {
      rule: "delete: sessions and invitees go with the webinar.",
      answer: "204",
      tests: [tests("answers 204 and takes its sessions with it")],
    },
    {
      rule: "delete: not while a session is Active, nor once one is Finished.",
      answer: "403 CMN-408",
      tests: [tests("answers 403 while a session is %s")],
    },
    {
      rule: "list: creationTimeFrom is required.",
      answer: "400 CMN-101",
      tests: [
        tests("answers 400 for the query %j"),
        tests("lists what was created from creationTimeFrom on, and what the caller hosts"),
      ],
    },
    {
      rule: "list: ascending by scheduledStartTime, else by creationTime.",
      answer: "200",
      tests: [tests("lists by the start of the session, or by creation where nothing is scheduled")],
    },
  ],
};
