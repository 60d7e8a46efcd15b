import { type RuleSection, testsOf } from "./rule.js";

const schedule = testsOf("services/sessions/sessions.test.ts");
const documented = testsOf("rules/documented-rules.test.ts");
const throughClient = (title: string) => ({ file: "tests/invitee-rules.test.ts", title });

/** What RingCentral's own code samples get wrong: it must fail here as it does there. */
export const publishedSamples: RuleSection = {
  service: "Published samples that are wrong",
  rules: [
    {
      rule: "POST to the collection of invitees.",
      answer: "405 CMN-121",
      inferred: "wrongMethod",
      tests: [throughClient("there is no POST to the collection: 405 ?")],
    },
    { rule: "The role `Cohost`.", answer: "400 CMN-101", tests: [throughClient("role unknown (Cohost) 400")] },
    { rule: "An update without a role.", answer: "400 CMN-101", tests: [throughClient("role missing 400")] },
    { rule: "`timezone` for `timeZone`.", answer: "400 CMN-101", tests: [schedule("answers 400 for %s in %j")] },
    {
      rule: "A numeric `externalId`.",
      answer: "400 CMN-101",
      tests: [documented("a registrant's externalId is text: a number is refused")],
    },
  ],
};
