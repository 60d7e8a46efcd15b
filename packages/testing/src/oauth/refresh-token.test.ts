import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApiOptions } from "../create-fake-webinar-api.js";
import { basicOf, callWith, logIn, refresh } from "../test-support/call-oauth.js";

const createFake = (options?: FakeWebinarApiOptions) => createFakeWebinarApi({ rateLimits: false, ...options });

async function startSession(options?: FakeWebinarApiOptions) {
  const fake = createFake(options);
  return { fake, first: (await logIn(fake)).body };
}

const REFUSED = { status: 400, body: { error: "invalid_grant" } };

describe("refreshing", () => {
  it("gives two new tokens and kills the old access token at once", async () => {
    const { fake, first } = await startSession();
    const { status, body: second } = await refresh(fake, first.refresh_token);
    expect({ status, second }).toMatchObject({
      status: 200,
      second: { expires_in: 3600, refresh_token_expires_in: 604_800, owner_id: "400134001" },
    });
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(await callWith(fake, first.access_token)).toBe("OAU-123");
    expect(await callWith(fake, second.access_token)).toBe(200);
  });

  it("works after the access token has expired, until the refresh token does", async () => {
    const { fake, first } = await startSession();
    fake.clock.advance("6d");
    const { body: second } = await refresh(fake, first.refresh_token);
    expect(second.refresh_token_expires_in).toBe(604_800);
    fake.clock.advance("7d");
    expect(await refresh(fake, second.refresh_token)).toMatchObject(REFUSED);
  });

  it("is refused for another app, and for a token that nobody has", async () => {
    const { fake, first } = await startSession();
    expect(await refresh(fake, first.refresh_token, basicOf(fake.addApp()))).toMatchObject(REFUSED);
    expect(await refresh(fake, first.access_token)).toMatchObject(REFUSED);
    expect(await refresh(fake, first.refresh_token)).toMatchObject({ status: 200 });
  });
});

describe("a refresh token that was used", () => {
  it("gives the same new tokens for 10 seconds after the first call with the new access token", async () => {
    const { fake, first } = await startSession();
    const { body: second } = await refresh(fake, first.refresh_token);
    fake.clock.advance("30m");
    await callWith(fake, second.access_token);
    fake.clock.advance("9s");
    await callWith(fake, second.access_token);
    const { body: again } = await refresh(fake, first.refresh_token);
    expect(again).toMatchObject({ access_token: second.access_token, refresh_token: second.refresh_token });
    expect(again.expires_in).toBe(3600 - 1800 - 9);
    fake.clock.advance("1s");
    expect(await refresh(fake, first.refresh_token)).toMatchObject(REFUSED);
  });

  it("gives them for 60 minutes when no call is made", async () => {
    const { fake, first } = await startSession({ oauth: { accessTokenLifetimeSeconds: 7200 } });
    const { body: second } = await refresh(fake, first.refresh_token);
    fake.clock.advance("59m");
    expect((await refresh(fake, first.refresh_token)).body.access_token).toBe(second.access_token);
    fake.clock.advance("1m");
    expect(await refresh(fake, first.refresh_token)).toMatchObject(REFUSED);
  });

  it("gives nothing any more once the new access token has expired", async () => {
    const { fake, first } = await startSession({ oauth: { accessTokenLifetimeSeconds: 600 } });
    await refresh(fake, first.refresh_token);
    fake.clock.advance("10m");
    expect(await refresh(fake, first.refresh_token)).toMatchObject(REFUSED);
  });

  it("is dead once the token after it was used", async () => {
    const { fake, first } = await startSession();
    const { body: second } = await refresh(fake, first.refresh_token);
    const { body: third } = await refresh(fake, second.refresh_token);
    expect(await refresh(fake, first.refresh_token)).toMatchObject(REFUSED);
    expect((await refresh(fake, second.refresh_token)).body.access_token).toBe(third.access_token);
  });

  it("gives one pair of tokens to 50 requests at the same time", async () => {
    const { fake, first } = await startSession();
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(fake, first.refresh_token)));
    expect(new Set(answers.map(({ body }) => `${body.access_token} ${body.refresh_token}`)).size).toBe(1);
  });
});

describe("a fake that was told to rotate no refresh tokens", () => {
  it("keeps the one that there is", async () => {
    const { fake, first } = await startSession({ oauth: { refreshTokens: "keep" } });
    const { body: second } = await refresh(fake, first.refresh_token);
    expect(second).not.toHaveProperty("refresh_token");
    expect(await callWith(fake, first.access_token)).toBe("OAU-123");
    const { body: third } = await refresh(fake, first.refresh_token);
    expect(await callWith(fake, second.access_token)).toBe("OAU-123");
    expect(await callWith(fake, third.access_token)).toBe(200);
    fake.clock.advance("7d");
    expect(await refresh(fake, first.refresh_token)).toMatchObject(REFUSED);
  });

  it("or ends with the one refresh", async () => {
    const { fake, first } = await startSession({ oauth: { refreshTokens: "end" } });
    const { body: second } = await refresh(fake, first.refresh_token);
    expect(second).not.toHaveProperty("refresh_token");
    expect(await callWith(fake, second.access_token)).toBe(200);
    fake.clock.advance("10s");
    expect(await refresh(fake, first.refresh_token)).toMatchObject(REFUSED);
  });
});

/** What may happen in a session; a number picks one of the refresh tokens that there have been. */
const step = fc.oneof(
  fc.record({ kind: fc.constant("refresh" as const), which: fc.nat({ max: 3 }) }),
  fc.record({ kind: fc.constant("call" as const) }),
  fc.record({ kind: fc.constant("wait" as const), seconds: fc.constantFrom(1, 5, 9, 600, 3000) }),
);

it("keeps to the rules in any order of refreshes, calls and waits", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const { fake, first } = await startSession();
      const pairs = [{ ...first, bornSeconds: 0 }];
      let nowSeconds = 0;
      let firstCallSeconds: number | undefined;
      for (const taken of steps) {
        const present = pairs.at(-1);
        const isExpired = nowSeconds - present.bornSeconds >= 3600;
        if (taken.kind === "wait") {
          fake.clock.advance(taken.seconds * 1000);
          nowSeconds += taken.seconds;
        } else if (taken.kind === "call") {
          expect(await callWith(fake, present.access_token)).toBe(isExpired ? "OAU-128" : 200);
          if (!isExpired) firstCallSeconds ??= nowSeconds;
          const former = pairs.at(-2);
          if (former) expect(await callWith(fake, former.access_token)).toBe("OAU-123");
        } else {
          const age = Math.min(taken.which, pairs.length - 1);
          const { status, body } = await refresh(fake, pairs[pairs.length - 1 - age].refresh_token);
          const graceEndSeconds = firstCallSeconds === undefined ? present.bornSeconds + 3600 : firstCallSeconds + 10;
          const isGraceful = age === 1 && !isExpired && nowSeconds < graceEndSeconds;
          expect(status).toBe(age === 0 || isGraceful ? 200 : 400);
          if (isGraceful) expect(body.access_token).toBe(present.access_token);
          if (age !== 0) continue;
          pairs.push({ ...body, bornSeconds: nowSeconds });
          firstCallSeconds = undefined;
        }
      }
    }),
    { numRuns: 200 },
  );
});
