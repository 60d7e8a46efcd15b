import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTokenTest, type SentForm, type TokenTest } from "../../test-support/create-token-test.js";
import { errorOf } from "../../test-support/error-of.js";
import { isRcwError } from "../errors/rcw-error.js";

interface Secrets {
  clientSecret: string;
  jwt: string;
  accessToken: string;
  refreshToken: string;
  newToken: string;
  code: string;
  codeVerifier: string;
  state: string;
}

/** Secrets of every form, those of what an error may show among them: too long to stand in one by chance. */
const secret = fc.oneof(
  fc.stringMatching(/^[A-Za-z0-9._~+/=-]{24,60}$/),
  fc.stringMatching(/^[a-z_]{24,26}$/),
  fc.stringMatching(/^[A-Z_]{24,30}$/),
  fc.uuid(),
);
const allSecrets: fc.Arbitrary<Secrets> = fc.record({
  clientSecret: secret,
  jwt: secret,
  accessToken: secret,
  refreshToken: secret,
  newToken: secret,
  code: secret,
  codeVerifier: secret,
  state: secret,
});

/** Answers that repeat a secret wherever there is room for one. */
const ANSWERS: Record<string, (secret: string, all: string) => Response | Error> = {
  "an error code and a request id": (text) =>
    Response.json({ error: text }, { status: 400, headers: { rcrequestid: text } }),
  "a code of the platform's form": (text, all) =>
    Response.json({ errors: [{ errorCode: text, message: all }] }, { status: 400 }),
  "a description": (_, all) =>
    Response.json({ error: "invalid_grant", error_description: all, error_uri: all }, { status: 400 }),
  "a refused app": (_, all) =>
    Response.json({ error: "invalid_client" }, { status: 401, headers: { "www-authenticate": all } }),
  "a penalty": (text, all) => new Response(all, { status: 429, headers: { "retry-after": text } }),
  "HTML of a gateway": (_, all) =>
    new Response(all, { status: 502, headers: { "content-type": `text/html; x=${all}` } }),
  "HTML with success": (_, all) => new Response(all),
  "a redirect": (_, all) =>
    new Response(null, { status: 302, headers: { location: `https://evil.example.com/?${all}` } }),
  "tokens of another kind": (text, all) =>
    Response.json({ access_token: text, refresh_token: text, token_type: "mac", scope: all }),
  "cut JSON": (text) => new Response(`{"access_token":"${text}`),
  "an error of fetch": (text, all) =>
    Object.assign(new Error(all, { cause: Object.assign(new Error(all), { code: text, request: { body: all } }) }), {
      code: text,
      config: { headers: all },
    }),
};

const FLOWS: Record<string, (test: TokenTest, secrets: Secrets) => Promise<unknown>> = {
  "a login by JWT or a refresh": ({ manager }) => manager.getAccessToken(),
  "a renewal": ({ manager }, { accessToken }) => manager.renewAccessToken(accessToken),
  "an exchange of a code": ({ manager }, { code, codeVerifier }) =>
    manager.exchangeCode({ code, codeVerifier, redirectUri: "https://app.example.com" }),
  "a callback": ({ manager }, { code, codeVerifier, state }) =>
    manager.exchangeCode({
      callbackUrl: `https://app.example.com/?code=${encodeURIComponent(code)}&state=${encodeURIComponent(state)}`,
      state,
      codeVerifier,
      redirectUri: "https://app.example.com",
    }),
  "a callback with another state": ({ manager }, { code, codeVerifier, state, newToken }) =>
    manager.exchangeCode({
      callbackUrl: `https://app.example.com/?code=${encodeURIComponent(code)}&state=${encodeURIComponent(newToken)}`,
      state,
      codeVerifier,
      redirectUri: "https://app.example.com",
    }),
  "a callback with an error": ({ manager }, { code, codeVerifier, state }) =>
    manager.exchangeCode({
      callbackUrl: `https://app.example.com/?error=access_denied&error_description=${code}&state=${encodeURIComponent(state)}`,
      state,
      codeVerifier,
      redirectUri: "https://app.example.com",
    }),
};

const cases = Object.keys(FLOWS).flatMap((flow) => Object.keys(ANSWERS).map((answer) => [flow, answer] as const));

describe("an error of the token manager", () => {
  it.each(cases)("shows no secret: %s, answered by %s", async (flow, answer) => {
    await fc.assert(
      fc.asyncProperty(allSecrets, fc.nat(), fc.boolean(), fc.boolean(), async (secrets, pick, withJwt, isLoggedIn) => {
        const error = await failWith({ flow, answer, secrets, pick, withJwt, isLoggedIn });
        expect(isRcwError(error)).toBe(true);
        const shown = everythingOf(error);
        for (const text of Object.values(secrets)) expect(shown).not.toContain(text);
        expect(shown).not.toContain(btoa(`app:${secrets.clientSecret}`));
      }),
      { numRuns: 20 },
    );
  });

  it("shows nothing of a secret that can't be used", async () => {
    await fc.assert(
      fc.asyncProperty(secret, async (text) => {
        const test = createTokenTest({ jwt: () => `${text} ${text}` });
        expect(everythingOf(await errorOf(test.manager.getAccessToken()))).not.toContain(text);
        const made = errorOf(Promise.resolve().then(() => createTokenTest({ clientSecret: `${text}\n` })));
        expect(everythingOf(await made)).not.toContain(text);
      }),
    );
  });
});

interface Failure {
  flow: string;
  answer: string;
  secrets: Secrets;
  /** Which of the secrets that were sent is repeated where there is room for one. */
  pick: number;
  withJwt: boolean;
  isLoggedIn: boolean;
}

/** The error of a flow whose every request gets the answer; pauses pass at once. */
async function failWith({ flow, answer, secrets, pick, withJwt, isLoggedIn }: Failure): Promise<Error> {
  const { clientSecret, jwt, accessToken, refreshToken } = secrets;
  const test = createTokenTest({
    clientSecret,
    ...(withJwt && { jwt }),
    ...(isLoggedIn && { tokens: { accessToken, refreshToken, accessTokenExpiresAtMs: 0 } }),
  });
  const answerTo = ({ form, headers }: SentForm) => {
    const { grant_type: _, ...parameters } = form;
    const sent = [clientSecret, ...Object.values(parameters)];
    const all = [...sent, headers.authorization].join("|");
    return ANSWERS[answer]?.(sent[pick % sent.length] ?? "", all) ?? new Error("no such answer");
  };
  test.plan(...Array.from({ length: 8 }, () => answerTo));
  const failing = errorOf(FLOWS[flow]?.(test, secrets) ?? Promise.resolve());
  for (let pause = 0; pause < 3; pause += 1) {
    await test.settle();
    test.clock.advanceBy(60_000);
  }
  return failing;
}

/** Everything that a log could show of an error, its causes included. */
function everythingOf(error: unknown): string {
  const texts = [
    inspect(error, { depth: null, showHidden: true, getters: true }),
    JSON.stringify(error),
    String(error),
  ];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    texts.push(cause.message, cause.stack ?? "", JSON.stringify(cause), ...Object.values(cause).map(String));
  }
  return texts.join("\n");
}
