import { type RuleSection, testsOf } from "./rule.js";

const authorization = testsOf("oauth/authorization-endpoint.test.ts");
const refresh = testsOf("oauth/refresh-token.test.ts");
const sessions = testsOf("oauth/login-sessions.test.ts");
const token = testsOf("oauth/token-endpoint.test.ts");

export const loggingIn: RuleSection = {
  service: "Logging in",
  rules: [
    {
      rule: "A JWT logs its user in, through an app that says who it is.",
      answer: "200",
      tests: [
        token("answers with tokens of the user, their lifetimes and what they are good for"),
        token("takes a public app's client_id, without Authorization"),
      ],
    },
    {
      rule: "A JWT that the service didn't issue, that has expired or that is another app's is refused.",
      answer: "400 invalid_grant",
      tests: [
        token("refuses a JWT that it didn't issue, or that is another app's"),
        token("takes a JWT any number of times, until it expires"),
      ],
    },
    {
      rule: "A code is good once, for 60 seconds, with the verifier of its challenge.",
      answer: "400 invalid_grant",
      tests: [
        authorization("takes a code once, even when it comes twice at the same time"),
        authorization("takes a code for 60 seconds"),
        authorization("compares another verifier (S256)"),
      ],
    },
    {
      rule: "A public app needs a code challenge (PKCE).",
      answer: "302 invalid_request",
      inferred: "codeChallengeOfPublicApps",
      tests: [authorization("asks public apps for a code challenge, unless that rule is off")],
    },
    {
      rule: "A refresh gives new tokens and kills the old access token at once.",
      answer: "200, then 401 OAU-123",
      tests: [refresh("gives two new tokens and kills the old access token at once")],
    },
    {
      rule: "The old refresh token gives the same new tokens for 10 seconds after their first use, or for 60 minutes.",
      answer: "200, then 400 invalid_grant",
      tests: [
        refresh("gives the same new tokens for 10 seconds after the first call with the new access token"),
        refresh("gives them for 60 minutes when no call is made"),
      ],
    },
    {
      rule: "A user has five sessions with an app; a sixth login ends the oldest.",
      answer: "401 OAU-123",
      tests: [sessions("are five at most: a sixth login ends the oldest")],
    },
    {
      rule: "Revoking any token of a session ends the whole session.",
      answer: "200",
      tests: [sessions("the %s ends the whole session")],
    },
  ],
};
