import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApi, type FakeWebinarApiOptions } from "../create-fake-webinar-api.js";
import { basicOf, callWith, logIn, postForm, refresh } from "../test-support/call-oauth.js";

const createFake = (options?: FakeWebinarApiOptions) => createFakeWebinarApi({ rateLimits: false, ...options });

async function logInTimes(fake: FakeWebinarApi, times: number) {
  const sessions = [];
  for (let login = 0; login < times; login++) sessions.push((await logIn(fake)).body);
  return sessions;
}

const revoke = (fake: FakeWebinarApi, token: string, authorization?: string | null) =>
  postForm(fake, "revoke", { token }, authorization);

describe("parallel sessions", () => {
  it("are five at most: a sixth login ends the oldest", async () => {
    const fake = createFake();
    const sessions = await logInTimes(fake, 6);
    const answers = [];
    for (const { access_token } of sessions) answers.push(await callWith(fake, access_token));
    expect(answers).toEqual(["OAU-123", 200, 200, 200, 200, 200]);
    expect((await refresh(fake, sessions[0].refresh_token)).body.error).toBe("invalid_grant");
  });

  it("are counted for each user and app, and a refresh is no login", async () => {
    const fake = createFake();
    const [first] = await logInTimes(fake, 5);
    const { body } = await refresh(fake, first.refresh_token);
    await logIn(fake, fake.issueJwt({ userId: fake.addUser().userId }));
    await logIn(fake, fake.jwt, basicOf(fake.addApp()));
    expect(await callWith(fake, body.access_token)).toBe(200);
    await logIn(fake);
    expect(await callWith(fake, body.access_token)).toBe("OAU-123");
  });

  it("don't count once they have run out", async () => {
    const fake = createFake();
    const [oldest] = await logInTimes(fake, 5);
    fake.clock.advance("6d");
    const { body: refreshed } = await refresh(fake, oldest.refresh_token);
    fake.clock.advance("1d");
    await logInTimes(fake, 4);
    expect((await refresh(fake, refreshed.refresh_token)).status).toBe(200);
    await logInTimes(fake, 1);
    expect((await refresh(fake, refreshed.refresh_token)).status).toBe(400);
  });

  it("count while their access token lives, though they have no refresh token", async () => {
    const fake = createFake({ oauth: { refreshTokenLifetimeSeconds: 0, parallelSessions: 1 } });
    const [first, second] = await logInTimes(fake, 2);
    expect([await callWith(fake, first.access_token), await callWith(fake, second.access_token)]).toEqual([
      "OAU-123",
      200,
    ]);
  });
});

describe("revoking", () => {
  it.each(["access_token", "refresh_token"])("the %s ends the whole session", async (name) => {
    const fake = createFake();
    const [session, other] = await logInTimes(fake, 2);
    expect(await revoke(fake, session[name])).toMatchObject({ status: 200, body: undefined });
    expect(await callWith(fake, session.access_token)).toBe("OAU-123");
    expect((await refresh(fake, session.refresh_token)).body.error).toBe("invalid_grant");
    expect(await callWith(fake, other.access_token)).toBe(200);
  });

  it("a refresh token that was used ends the session too", async () => {
    const fake = createFake();
    const [session] = await logInTimes(fake, 1);
    const { body } = await refresh(fake, session.refresh_token);
    await revoke(fake, session.refresh_token);
    expect(await callWith(fake, body.access_token)).toBe("OAU-123");
  });

  it("a token that the fake issued outside of any login ends that token", async () => {
    const fake = createFake();
    const token = fake.issueToken();
    expect((await revoke(fake, token)).status).toBe(200);
    expect(await callWith(fake, token)).toBe("OAU-123");
    expect(await callWith(fake, fake.accessToken)).toBe(200);
  });

  it("answers 200 for a token that nobody knows", async () => {
    expect((await revoke(createFake(), "forgotten")).status).toBe(200);
  });

  it("answers 400 for another app's token, 400 without one and 401 without an app", async () => {
    const fake = createFake();
    const [session] = await logInTimes(fake, 1);
    const stranger = await revoke(fake, session.access_token, basicOf(fake.addApp()));
    expect(stranger).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
    expect(await postForm(fake, "revoke", {})).toMatchObject({ status: 400, body: { error: "invalid_request" } });
    expect(await revoke(fake, session.access_token, null)).toMatchObject({
      status: 401,
      body: { error: "invalid_client" },
    });
    expect(await callWith(fake, session.access_token)).toBe(200);
  });
});

describe("what a fake remembers of logins", () => {
  it("goes into snapshots, and away with reset", async () => {
    const fake = createFake();
    const [session] = await logInTimes(fake, 1);
    const snapshot = fake.snapshot();
    await revoke(fake, session.access_token);
    fake.restore(snapshot);
    expect(await callWith(fake, session.access_token)).toBe(200);
    fake.reset();
    expect(await callWith(fake, session.access_token)).toBe("OAU-123");
    expect((await logIn(fake)).status).toBe(200);
  });

  it("is the same for the same seed", async () => {
    const tokensOf = async (seed: number) => (await logIn(createFake({ seed }))).body;
    expect(await tokensOf(3)).toEqual(await tokensOf(3));
    expect(await tokensOf(3)).not.toEqual(await tokensOf(4));
  });
});
