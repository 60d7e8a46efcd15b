import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApi, type FakeWebinarApiOptions } from "../create-fake-webinar-api.js";
import { authorize, basicOf, callWith, type OAuthParameters, postForm } from "../test-support/call-oauth.js";

// The pair of RFC 7636, appendix B.
const VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const BROWSER_APP = { clientId: "browser-app", isPublic: true, redirectUris: ["https://app.example.com/callback"] };

const createFake = (options?: FakeWebinarApiOptions) => {
  const fake = createFakeWebinarApi({ rateLimits: false, ...options });
  fake.addApp(BROWSER_APP);
  return fake;
};
const exchange = (fake: FakeWebinarApi, parameters: OAuthParameters, authorization?: string | null) =>
  postForm(fake, "token", { grant_type: "authorization_code", ...parameters }, authorization);

describe("logging in by redirect", () => {
  it("leads back to the app with a code and its state, and the code is worth tokens", async () => {
    const fake = createFake();
    const redirect_uri = fake.redirectUri;
    const { status, target, code } = await authorize(fake, { redirect_uri, state: "a b&c" });
    expect(status).toBe(302);
    expect(`${target?.origin}${target?.pathname}`).toBe(redirect_uri);
    expect(target?.searchParams.get("state")).toBe("a b&c");
    const { body } = await exchange(fake, { code, redirect_uri });
    expect(body).toMatchObject({ expires_in: 3600, owner_id: "400134001" });
    expect(await callWith(fake, body.access_token)).toBe(200);
  });

  it("lets a public app in with a code challenge", async () => {
    const fake = createFake();
    const [redirect_uri = ""] = BROWSER_APP.redirectUris;
    const app = { client_id: BROWSER_APP.clientId, redirect_uri };
    const { code } = await authorize(fake, { ...app, code_challenge: CHALLENGE, code_challenge_method: "S256" });
    expect((await exchange(fake, { ...app, code, code_verifier: VERIFIER }, null)).status).toBe(200);
  });

  it("logs in whom user_id names, or whom the fake was told", async () => {
    const fake = createFake({ oauth: { loginUserId: "7" }, accounts: [{ users: [{ userId: "7" }, { userId: "8" }] }] });
    const loggedIn = async (parameters: OAuthParameters) =>
      (await exchange(fake, { code: (await authorize(fake, parameters)).code })).body.owner_id;
    expect([await loggedIn({}), await loggedIn({ user_id: "8" })]).toEqual(["7", "8"]);
  });

  it("keeps the query of a redirect URI", async () => {
    const fake = createFake();
    const redirect_uri = "https://app.example.com/callback?tenant=1";
    const { clientId } = fake.addApp({ redirectUris: [redirect_uri] });
    const { target } = await authorize(fake, { client_id: clientId, redirect_uri });
    expect(target?.searchParams.get("tenant")).toBe("1");
  });

  it.each<[string, OAuthParameters]>([
    ["an unknown app", { client_id: "nobody" }],
    ["no app", { client_id: "" }],
    ["a redirect URI that isn't registered", { redirect_uri: "http://localhost:3000/oauth/callback/" }],
  ])("answers 400 and leads nowhere for %s", async (_name, parameters) => {
    const { status, body, target } = await authorize(createFake(), parameters);
    expect({ status, error: body.error, target }).toEqual({ status: 400, error: "invalid_request", target: undefined });
  });

  it("takes the app's only redirect URI where none is given, and asks for one where there are several", async () => {
    const fake = createFake();
    expect((await authorize(fake, {})).target?.href).toContain(fake.redirectUri);
    const { clientId } = fake.addApp({ redirectUris: ["https://a.example.com/", "https://b.example.com/"] });
    expect((await authorize(fake, { client_id: clientId })).status).toBe(400);
    expect((await authorize(fake, { client_id: fake.addApp().clientId })).status).toBe(400);
  });

  it.each<[string, OAuthParameters, string]>([
    ["another response_type", { response_type: "token" }, "unsupported_response_type"],
    ["no response_type", { response_type: "" }, "invalid_request"],
    ["a short code_challenge", { code_challenge: "short" }, "invalid_request"],
    ["an unknown method", { code_challenge: CHALLENGE, code_challenge_method: "S512" }, "invalid_request"],
    ["a method without a challenge", { code_challenge_method: "S256" }, "invalid_request"],
    ["an unknown user", { user_id: "nobody" }, "access_denied"],
  ])("leads back with an error for %s", async (_name, parameters, error) => {
    const { status, target } = await authorize(createFake(), { state: "1", ...parameters });
    expect(status).toBe(302);
    expect(Object.fromEntries(target?.searchParams ?? [])).toMatchObject({ error, state: "1" });
    expect(target?.searchParams.has("code")).toBe(false);
  });

  it("asks public apps for a code challenge, unless that rule is off", async () => {
    const strict = await authorize(createFake(), { client_id: BROWSER_APP.clientId });
    expect(strict.target?.searchParams.get("error")).toBe("invalid_request");
    const lenient = createFake({ rules: { codeChallengeOfPublicApps: false } });
    expect((await authorize(lenient, { client_id: BROWSER_APP.clientId })).code).toMatch(/^fake-code-/);
  });
});

describe("exchanging a code", () => {
  const S256 = { code_challenge: CHALLENGE, code_challenge_method: "S256" };
  const plain = { code_challenge: VERIFIER, code_challenge_method: "plain" };
  const wrong = VERIFIER.replace("d", "e");

  it.each<[string, OAuthParameters, OAuthParameters, number]>([
    ["the verifier of an S256 challenge", S256, { code_verifier: VERIFIER }, 200],
    ["the challenge itself as plain verifier", plain, { code_verifier: VERIFIER }, 200],
    ["plain, where no method is named", { code_challenge: VERIFIER }, { code_verifier: VERIFIER }, 200],
    ["another verifier (S256)", S256, { code_verifier: wrong }, 400],
    ["another verifier (plain)", plain, { code_verifier: wrong }, 400],
    ["an S256 challenge taken for plain", { code_challenge: CHALLENGE }, { code_verifier: VERIFIER }, 400],
    ["no verifier where there was a challenge", S256, {}, 400],
    ["a verifier where there was no challenge", {}, { code_verifier: VERIFIER }, 400],
  ])("compares %s", async (_name, challenge, verifier, expected) => {
    const fake = createFake();
    const { code } = await authorize(fake, challenge);
    const { status, body } = await exchange(fake, { code, ...verifier });
    expect(status).toBe(expected);
    if (expected === 400) expect(body.error).toBe("invalid_grant");
  });

  it("takes a code once, even when it comes twice at the same time", async () => {
    const fake = createFake();
    const { code } = await authorize(fake, S256);
    const answers = await Promise.all([1, 2].map(() => exchange(fake, { code, code_verifier: VERIFIER })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  it("takes a code for 60 seconds", async () => {
    const fake = createFake();
    const [first, second] = [await authorize(fake, {}), await authorize(fake, {})];
    fake.clock.advance("59s");
    expect((await exchange(fake, { code: first.code })).status).toBe(200);
    fake.clock.advance("1s");
    expect(await exchange(fake, { code: second.code })).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
  });

  it("asks for the redirect_uri of the authorization, and takes the code from no other app", async () => {
    const fake = createFake();
    const other = fake.addApp();
    const { code } = await authorize(fake, { redirect_uri: fake.redirectUri });
    const complete = { code, redirect_uri: fake.redirectUri };
    expect((await exchange(fake, { code })).body.error).toBe("invalid_grant");
    expect((await exchange(fake, { code, redirect_uri: "https://evil.example.com/" })).body.error).toBe(
      "invalid_grant",
    );
    expect((await exchange(fake, complete, basicOf(other))).body.error).toBe("invalid_grant");
    expect((await exchange(fake, complete)).status).toBe(200);
  });
});
