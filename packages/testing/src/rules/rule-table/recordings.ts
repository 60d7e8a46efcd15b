import { type RuleSection, testsOf } from "./rule.js";

const matrix = testsOf("services/access-matrix.test.ts");
const seeding = testsOf("seeding/people-seeding.test.ts");
const tests = testsOf("services/recordings/recordings.test.ts");

export const recordings: RuleSection = {
  service: "Recordings",
  rules: [
    {
      rule: "lists: creationTimeFrom and creationTimeTo are required.",
      answer: "400 CMN-101",
      tests: [matrix("answers 400 for %s in %s"), tests("answers %s at %s")],
    },
    {
      rule: "listForCompany, getForCompany: need WebinarSettings.",
      answer: "403 CMN-408",
      tests: [matrix("$target by the $caller: $outcome")],
    },
    {
      rule: "listForCompany: at most 10 hostUserId.",
      answer: "400 CMN-101",
      tests: [matrix("answers 400 for %s in %s")],
    },
    {
      rule: "getDownload: by the host not while downloads are disabled; by an administrator always.",
      answer: "403 CMN-408, 200",
      tests: [tests("is refused to the host while downloads are disabled, 403, and given to an administrator")],
    },
    {
      rule: "getDownload: Video, the default, is video/mp4 and Audio is audio/m4a.",
      answer: "200",
      tests: [tests("asked for with %j leads to %s at the fake")],
    },
    {
      rule: "getDownload: only of a recording that is Available.",
      answer: "404 CMN-102",
      inferred: "recordingNotAvailable",
      tests: [tests("of a recording that is %s answers 404, unless that rule is off")],
    },
    {
      rule: "Only an Available recording is shared.",
      answer: "200",
      tests: [
        tests("are Processing after the end, and Available ten minutes later"),
        seeding("says what is wrong with sharing too soon"),
      ],
    },
  ],
};
