import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApiOptions } from "../create-fake-webinar-api.js";
import { basicOf, callWith, logIn, type OAuthParameters, postForm } from "../test-support/call-oauth.js";

const createFake = (options?: FakeWebinarApiOptions) => createFakeWebinarApi({ rateLimits: false, ...options });
const JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

describe("logging in with a JWT", () => {
  it("answers with tokens of the user, their lifetimes and what they are good for", async () => {
    const fake = createFake();
    const { status, body, headers } = await logIn(fake);
    expect({ status, body }).toEqual({
      status: 200,
      body: {
        access_token: expect.stringMatching(/^fake-access-/),
        token_type: "bearer",
        expires_in: 3600,
        refresh_token: expect.stringMatching(/^fake-refresh-/),
        refresh_token_expires_in: 604_800,
        scope: "ReadWebinars EditWebinars",
        owner_id: "400134001",
      },
    });
    expect(headers.get("Cache-Control")).toBe("no-store");
    expect(headers.get("RCRequestId")).toBe("fake-1-000001");
    expect(await callWith(fake, body.access_token)).toBe(200);
  });

  it("gives tokens that expire by the fake's clock", async () => {
    const fake = createFake();
    const { body } = await logIn(fake);
    fake.clock.advance("3599s");
    expect(await callWith(fake, body.access_token)).toBe(200);
    fake.clock.advance("1s");
    expect(await callWith(fake, body.access_token)).toBe("OAU-128");
  });

  it("gives the lifetimes that the fake was told, and no refresh token for a lifetime of 0", async () => {
    const oauth = { accessTokenLifetimeSeconds: 60, refreshTokenLifetimeSeconds: 120 };
    const { body } = await logIn(createFake({ oauth }));
    expect(body).toMatchObject({ expires_in: 60, refresh_token_expires_in: 120 });
    const without = await logIn(createFake({ oauth: { refreshTokenLifetimeSeconds: 0 } }));
    expect(without.body).not.toHaveProperty("refresh_token");
    expect(without.body).not.toHaveProperty("refresh_token_expires_in");
  });

  it("logs in whom the JWT names, with the permissions of the app", async () => {
    const fake = createFake();
    const { userId } = fake.addUser();
    const reader = fake.addApp({ permissions: ["ReadWebinars"] });
    const { body } = await logIn(fake, fake.issueJwt({ userId }), basicOf(reader));
    expect(body).toMatchObject({ owner_id: userId, scope: "ReadWebinars" });
    expect(await callWith(fake, body.access_token)).toBe(200);
    const creation = new Request("https://fake.test/webinar/configuration/v1/webinars", {
      method: "POST",
      headers: { Authorization: `Bearer ${body.access_token}` },
      body: JSON.stringify({ title: "Town hall" }),
    });
    expect((await fake.handle(creation)).status).toBe(403);
  });

  it("takes a JWT any number of times, until it expires", async () => {
    const fake = createFake();
    const jwt = fake.issueJwt({ expiresInSeconds: 60 });
    expect([(await logIn(fake, jwt)).status, (await logIn(fake, jwt)).status]).toEqual([200, 200]);
    fake.clock.advance("60s");
    expect(await logIn(fake, jwt)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
  });

  it("refuses a JWT that it didn't issue, or that is another app's", async () => {
    const fake = createFake();
    const other = fake.addApp();
    const jwt = fake.issueJwt({ clientId: other.clientId });
    expect(await logIn(fake, jwt)).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect(await logIn(fake, jwt, basicOf(other))).toMatchObject({ status: 200 });
    const description = "The assertion is not a known JWT";
    expect(await logIn(fake, `${jwt}x`, basicOf(other))).toMatchObject({
      status: 400,
      body: { error: "invalid_grant", error_description: description },
    });
  });
});

describe("saying which app asks", () => {
  it("takes a public app's client_id, without Authorization", async () => {
    const fake = createFake();
    const { clientId } = fake.addApp({ isPublic: true });
    const parameters = { grant_type: JWT_GRANT, assertion: fake.jwt, client_id: clientId };
    expect(await postForm(fake, "token", parameters, null)).toMatchObject({ status: 200 });
  });

  it("takes id and secret in Basic as they are, and form-encoded as RFC 6749 says", async () => {
    const fake = createFake();
    const app = fake.addApp({ clientId: "my_app+1", clientSecret: "50%&more" });
    expect((await logIn(fake, fake.jwt, basicOf(app))).status).toBe(200);
    const encoded = { clientId: "my%5Fapp%2B1", clientSecret: "50%25%26more" };
    expect((await logIn(fake, fake.jwt, basicOf(encoded))).status).toBe(200);
  });

  const fake = createFake();
  const { clientId: publicId } = fake.addApp({ isPublic: true });
  const { clientId, clientSecret } = fake;
  const basic = basicOf(fake);
  it.each<[string, OAuthParameters, string | null]>([
    ["an unknown app", {}, basicOf({ clientId: "nobody", clientSecret })],
    ["a wrong secret", {}, basicOf({ clientId, clientSecret: "wrong" })],
    ["a public app with Authorization", { client_id: publicId }, basicOf({ clientId: publicId })],
    ["a confidential app without Authorization", { client_id: clientId }, null],
    ["an unknown public app", { client_id: "nobody" }, null],
    ["no app at all", {}, null],
    ["a secret in the body", { client_id: clientId, client_secret: clientSecret }, null],
    ["a bearer token", {}, `Bearer ${fake.accessToken}`],
    ["Basic that isn't base64", {}, "Basic %%%"],
    ["Basic without a colon", {}, `Basic ${btoa("fake")}`],
  ])("answers 401 invalid_client to %s", async (_name, parameters, authorization) => {
    const form = { grant_type: JWT_GRANT, assertion: fake.jwt, ...parameters };
    const { status, body, headers } = await postForm(fake, "token", form, authorization);
    expect({ status, error: body.error }).toEqual({ status: 401, error: "invalid_client" });
    expect(headers.has("WWW-Authenticate")).toBe(authorization !== null);
    expect(body.error_description).not.toContain(clientSecret);
  });

  it("answers 400 when the body names another app than the header", async () => {
    const form = { grant_type: JWT_GRANT, assertion: fake.jwt, client_id: publicId };
    expect(await postForm(fake, "token", form, basic)).toMatchObject({
      status: 400,
      body: { error: "invalid_request" },
    });
    const same = { ...form, client_id: clientId };
    expect(await postForm(fake, "token", same, basic)).toMatchObject({ status: 200 });
  });
});

describe("the form", () => {
  it.each([
    ["no grant_type", {}, "invalid_request"],
    ["an empty grant_type", { grant_type: "" }, "invalid_request"],
    ["no assertion", { grant_type: JWT_GRANT }, "invalid_request"],
    ["no code", { grant_type: "authorization_code" }, "invalid_request"],
    ["no refresh_token", { grant_type: "refresh_token" }, "invalid_request"],
    ["client credentials", { grant_type: "client_credentials" }, "unsupported_grant_type"],
    ["a password", { grant_type: "password", username: "a", password: "b" }, "unsupported_grant_type"],
  ])("answers 400 for %s", async (_name, parameters: OAuthParameters, error) => {
    const { status, body } = await postForm(createFake(), "token", parameters);
    expect({ status, error: body.error }).toEqual({ status: 400, error });
  });

  const post = (contentType: string, body: string) => {
    const fake = createFake();
    const headers = { Authorization: basicOf(fake), "Content-Type": contentType };
    return fake.handle(new Request("https://fake.test/restapi/oauth/token", { method: "POST", headers, body }));
  };

  it("answers 400 invalid_request for JSON, and for a parameter that is there twice", async () => {
    const json = await post("application/json", "{}");
    expect([json.status, await json.json()]).toMatchObject([400, { error: "invalid_request" }]);
    const twice = await post("application/x-www-form-urlencoded;charset=UTF-8", "grant_type=a&grant_type=b");
    const error_description = "The parameter grant_type is given twice";
    expect([twice.status, await twice.json()]).toEqual([400, { error: "invalid_request", error_description }]);
  });

  it.each([
    ["GET", "token", "POST"],
    ["POST", "authorize", "GET"],
    ["PUT", "revoke", "POST"],
  ])("answers 405 with Allow for %s at %s", async (method, endpoint, allowed) => {
    const response = await createFake().handle(new Request(`https://fake.test/restapi/oauth/${endpoint}`, { method }));
    expect([response.status, response.headers.get("Allow")]).toEqual([405, allowed]);
  });
});
