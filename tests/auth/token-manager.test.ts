import { createMemoryTokenStore, TokenError } from "@rcw/client/auth";
import { describe, expect, it } from "vitest";
import { errorOf } from "../../packages/client/test-support/error-of.js";
import { createAuthScene, JWT_GRANT, logInAt } from "./auth-scene.js";

const HOUR_MS = 3_600_000;
const WEEK_MS = 7 * 24 * HOUR_MS;
const redirectUri = "http://localhost:3000/oauth/callback";

/** A scene of an app that logs in by JWT; the fake makes one once it is there. */
function createJwtScene(...[options, fakeOptions]: Parameters<typeof createAuthScene>) {
  const scene = createAuthScene(options, fakeOptions);
  return { ...scene, manager: scene.createManager({ jwt: () => scene.fake.jwt }) };
}

describe("a login by JWT", () => {
  it("gives tokens that work, and new ones before they end", async () => {
    const { manager, clock, callWith, requests } = createJwtScene();
    const first = await manager.getAccessToken();
    expect(await callWith(first)).toBe(200);
    clock.advanceBy(HOUR_MS - 120_000);
    const second = await manager.getAccessToken();
    expect(second).not.toBe(first);
    expect(await callWith(first)).toBe(401);
    expect(await callWith(second)).toBe(200);
    expect(requests()).toEqual([`${JWT_GRANT} 200`, "refresh_token 200"]);
  });

  it("lasts as long as somebody calls once a week, with ever new refresh tokens", async () => {
    const { manager, clock, callWith, requests } = createJwtScene();
    for (let visit = 0; visit < 5; visit += 1) {
      expect(await callWith(await manager.getAccessToken())).toBe(200);
      clock.advanceBy(WEEK_MS - 1);
    }
    expect(requests()).toEqual([`${JWT_GRANT} 200`, ...Array.from({ length: 4 }, () => "refresh_token 200")]);
  });

  it("happens anew when the refresh token has ended, without a request that can't succeed", async () => {
    const { manager, clock, callWith, requests } = createJwtScene();
    await manager.getAccessToken();
    clock.advanceBy(WEEK_MS);
    expect(await callWith(await manager.getAccessToken())).toBe(200);
    expect(requests()).toEqual([`${JWT_GRANT} 200`, `${JWT_GRANT} 200`]);
  });

  it("happens anew when five other logins have ended this one", async () => {
    const { manager, createManager, fake, clock, callWith, requests } = createJwtScene();
    const first = await manager.getAccessToken();
    for (let login = 0; login < 5; login += 1) {
      clock.advanceBy(60_000);
      await createManager({ jwt: fake.jwt }).getAccessToken();
    }
    expect(await callWith(first)).toBe(401);
    expect(await callWith(await manager.renewAccessToken(first))).toBe(200);
    expect(requests().slice(-2)).toEqual(["refresh_token 400", `${JWT_GRANT} 200`]);
  });

  it.each([
    ["keep", ["refresh_token 200", "refresh_token 200"]],
    ["end", ["refresh_token 200", "refresh_token 400", `${JWT_GRANT} 200`]],
  ] as const)("goes on where a refresh gives no new refresh token: %s", async (refreshTokens, expected) => {
    const { manager, clock, callWith, requests } = createJwtScene({}, { oauth: { refreshTokens } });
    await manager.getAccessToken();
    for (let refresh = 0; refresh < 2; refresh += 1) {
      clock.advanceBy(HOUR_MS);
      expect(await callWith(await manager.getAccessToken())).toBe(200);
    }
    expect(requests().slice(1)).toEqual(expected);
  });

  it("goes on where the service gives no refresh tokens at all", async () => {
    const { manager, clock, callWith, requests } = createJwtScene({}, { oauth: { refreshTokenLifetimeSeconds: 0 } });
    await manager.getAccessToken();
    clock.advanceBy(HOUR_MS - 60_000);
    expect(await callWith(await manager.getAccessToken())).toBe(200);
    expect(requests()).toEqual([`${JWT_GRANT} 200`, `${JWT_GRANT} 200`]);
  });

  it("says what is wrong with a JWT that the service doesn't know", async () => {
    const { createManager } = createAuthScene();
    const error = await errorOf<TokenError>(createManager({ jwt: "nobody's" }).getAccessToken());
    expect(error).toBeInstanceOf(TokenError);
    expect(error).toMatchObject({ status: 400, errorCode: "invalid_grant", needsLogin: true, isTemporary: false });
  });

  it("says what is wrong with an app that the service doesn't know", async () => {
    const { createManager, fake } = createAuthScene();
    const error = await errorOf<TokenError>(createManager({ jwt: fake.jwt, clientSecret: "wrong" }).getAccessToken());
    expect(error).toMatchObject({ status: 401, errorCode: "invalid_client", needsLogin: false });
  });
});

describe("a refresh whose answer is lost", () => {
  it("is made up for: the platform gives the same new tokens for the used refresh token", async () => {
    const { manager, fake, clock, callWith, requests } = createJwtScene();
    await manager.getAccessToken();
    clock.advanceBy(HOUR_MS);
    fake.faults.add({ path: "/restapi/oauth/token", connection: "commit-then-drop" });
    const given = manager.getAccessToken();
    await passUntilSettled(given, clock);
    expect(await callWith(await given)).toBe(200);
    expect(requests()).toEqual([`${JWT_GRANT} 200`, "refresh_token 200", "refresh_token 200"]);
  });

  it("is made up for by the call that finds its token dead", async () => {
    const { manager, fake, clock, callWith } = createJwtScene();
    const first = await manager.getAccessToken();
    clock.advanceBy(HOUR_MS - 60_000);
    fake.faults.add({ path: "/restapi/oauth/token", connection: "commit-then-drop" });
    // It lives on by its end, and was killed by the refresh.
    expect(await manager.getAccessToken()).toBe(first);
    expect(await callWith(first)).toBe(401);
    const renewed = manager.renewAccessToken(first);
    await passUntilSettled(renewed, clock);
    expect(await callWith(await renewed)).toBe(200);
  });
});

describe("the rate limit of the group Auth", () => {
  it("is never passed, however often a token is refused", async () => {
    const { manager, clock, requests } = createJwtScene();
    let accessToken = await manager.getAccessToken();
    for (let refusal = 0; refusal < 20; refusal += 1) {
      const renewed = manager.renewAccessToken(accessToken);
      await passUntilSettled(renewed, clock);
      accessToken = await renewed;
    }
    expect(requests()).toHaveLength(21);
    expect(requests().filter((request) => request.endsWith("429"))).toEqual([]);
  });

  it("is waited for when others have used it up", async () => {
    const { manager, createManager, fake, clock, callWith, requests } = createJwtScene();
    for (let login = 0; login < 5; login += 1) await createManager({ jwt: fake.jwt }).getAccessToken();
    const startMs = clock.now();
    const given = Promise.all(Array.from({ length: 50 }, () => manager.getAccessToken()));
    await passUntilSettled(given, clock);
    expect(await callWith((await given)[0] ?? "")).toBe(200);
    expect(clock.now() - startMs).toBe(60_000);
    expect(requests().slice(5)).toEqual([`${JWT_GRANT} 429`, `${JWT_GRANT} 200`]);
  });
});

describe("a login of a user", () => {
  it("leads from the address to tokens, by PKCE", async () => {
    const { manager, fake, clock, callWith, requests } = createAuthScene();
    const { url, state, codeVerifier } = await manager.createAuthorizationUrl({ redirectUri });
    const callbackUrl = await logInAt(fake, url);
    const { accessToken, ownerId } = await manager.exchangeCode({ callbackUrl, state, codeVerifier, redirectUri });
    expect(await manager.getAccessToken()).toBe(accessToken);
    expect(ownerId).toMatch(/^\d+$/);
    clock.advanceBy(HOUR_MS);
    expect(await callWith(await manager.getAccessToken())).toBe(200);
    expect(requests()).toEqual(["authorization_code 200", "refresh_token 200"]);
  });

  it("works for a public app, whose refreshes and revokes carry no secret", async () => {
    const { createManager, fake, clock, callWith, requests } = createAuthScene();
    const publicUri = "https://app.example.com/callback";
    const { clientId } = fake.addApp({ isPublic: true, redirectUris: [publicUri] });
    const manager = createManager({ clientId, clientSecret: undefined });
    const { url, state, codeVerifier } = await manager.createAuthorizationUrl({ redirectUri: publicUri });
    const callbackUrl = await logInAt(fake, url);
    await manager.exchangeCode({ callbackUrl, state, codeVerifier, redirectUri: publicUri });
    clock.advanceBy(HOUR_MS);
    const accessToken = await manager.getAccessToken();
    expect(await callWith(accessToken)).toBe(200);
    await manager.revoke();
    expect(await callWith(accessToken)).toBe(401);
    expect(requests()).toEqual(["authorization_code 200", "refresh_token 200", "/restapi/oauth/revoke 200"]);
    for (const { method, headers } of fake.journal.all()) {
      if (method === "POST") expect(headers).not.toHaveProperty("authorization");
    }
  });

  it("isn't taken over by a code that another verifier belongs to", async () => {
    const { manager, fake } = createAuthScene();
    const { url, state } = await manager.createAuthorizationUrl({ redirectUri });
    const { codeVerifier } = await manager.createAuthorizationUrl({ redirectUri });
    const callbackUrl = await logInAt(fake, url);
    const error = await errorOf(manager.exchangeCode({ callbackUrl, state, codeVerifier, redirectUri }));
    expect(error).toMatchObject({ errorCode: "invalid_grant", needsLogin: true });
  });

  it("is refused before the code is sent when the callback has another state", async () => {
    const { manager, fake, requests } = createAuthScene();
    const { url, codeVerifier } = await manager.createAuthorizationUrl({ redirectUri });
    const callbackUrl = await logInAt(fake, url);
    const error = await errorOf(manager.exchangeCode({ callbackUrl, state: "mine", codeVerifier, redirectUri }));
    expect(error).toMatchObject({ name: "InvalidRequestError", parameterName: "state" });
    expect(requests()).toEqual([]);
  });

  it("that the user refuses says so", async () => {
    const { manager, fake } = createAuthScene();
    const parameters = { user_id: "1" };
    const { url, state, codeVerifier } = await manager.createAuthorizationUrl({ redirectUri, parameters });
    const callbackUrl = await logInAt(fake, url);
    const error = await errorOf(manager.exchangeCode({ callbackUrl, state, codeVerifier, redirectUri }));
    expect(error).toMatchObject({ errorCode: "access_denied", needsLogin: true });
  });

  it("ends with its refresh token: somebody has to log in again", async () => {
    const { manager, fake, clock, requests } = createAuthScene();
    const { url, state, codeVerifier } = await manager.createAuthorizationUrl({ redirectUri });
    await manager.exchangeCode({ callbackUrl: await logInAt(fake, url), state, codeVerifier, redirectUri });
    clock.advanceBy(WEEK_MS);
    expect(await errorOf(manager.getAccessToken())).toMatchObject({ needsLogin: true });
    expect(requests()).toHaveLength(1);
  });
});

describe("managers that share a store", () => {
  it("use one login and one refresh, and find each other's tokens", async () => {
    const store = createMemoryTokenStore();
    const { createManager, fake, clock, callWith, requests } = createAuthScene({ store });
    const managers = Array.from({ length: 8 }, () => createManager({ jwt: fake.jwt }));
    const first = await Promise.all(managers.map((manager) => manager.getAccessToken()));
    expect(new Set(first).size).toBe(1);
    clock.advanceBy(HOUR_MS);
    const second = await Promise.all(managers.map((manager) => manager.getAccessToken()));
    expect(new Set(second).size).toBe(1);
    expect(await callWith(second[0] ?? "")).toBe(200);
    expect(requests()).toEqual([`${JWT_GRANT} 200`, "refresh_token 200"]);
  });

  it("log out at the service too", async () => {
    const { manager, callWith, requests } = createJwtScene();
    const accessToken = await manager.getAccessToken();
    await manager.revoke();
    expect(await callWith(accessToken)).toBe(401);
    expect(requests()).toEqual([`${JWT_GRANT} 200`, "/restapi/oauth/revoke 200"]);
  });
});

/** Puts the time forward, second by second, until a promise is settled. */
async function passUntilSettled(promise: Promise<unknown>, clock: { advanceBy(durationMs: number): void }) {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  promise.then(settle, settle);
  for (;;) {
    for (let round = 0; round < 8; round += 1) await new Promise(setImmediate);
    if (isSettled) return;
    clock.advanceBy(1000);
  }
}
