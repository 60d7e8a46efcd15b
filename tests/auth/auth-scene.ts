import { createTokenManager, type TokenManager, type TokenManagerOptions } from "@rcw/client/auth";
import { createFakeWebinarApi, type FakeWebinarApi, type FakeWebinarApiOptions } from "@rcw/testing";
import { createTestClock, type TestClock } from "../../packages/client/test-support/test-clock.js";

/** A token manager and the fake service, which take the time from the same clock. */
export interface AuthScene {
  fake: FakeWebinarApi;
  clock: TestClock;
  manager: TokenManager;
  /** Another manager of the same app, such as one in another process. */
  createManager(options?: Partial<TokenManagerOptions>): TokenManager;
  /** Status of a call with an access token. */
  callWith(accessToken: string): Promise<number>;
  /** What was asked of the OAuth endpoints, with what became of it: `refresh_token 200`. */
  requests(): string[];
}

export function createAuthScene(
  options: Partial<TokenManagerOptions> = {},
  fakeOptions: FakeWebinarApiOptions = {},
): AuthScene {
  const clock = createTestClock(Date.parse("2026-09-01T08:00:00Z"));
  const fake = createFakeWebinarApi({ clock, ...fakeOptions });
  const createManager = (more: Partial<TokenManagerOptions> = {}) =>
    createTokenManager({
      clientId: fake.clientId,
      clientSecret: fake.clientSecret,
      fetch: fake.fetch,
      clock,
      ...options,
      ...more,
    });
  return {
    fake,
    clock,
    manager: createManager(),
    createManager,
    async callWith(accessToken) {
      const path = "/webinar/configuration/v1/webinars?creationTimeFrom=2026-09-01T00:00:00Z";
      const headers = { Authorization: `Bearer ${accessToken}` };
      return (await fake.fetch(`https://platform.ringcentral.com${path}`, { headers })).status;
    },
    requests: () =>
      fake.journal
        .all()
        .filter(({ path, method }) => path.startsWith("/restapi/oauth/") && method === "POST")
        .map(({ path, body, status }) => `${(body as { grant_type?: string }).grant_type ?? path} ${status}`),
  };
}

/** What a user does who agrees: follows the address, and is led back. */
export async function logInAt(fake: FakeWebinarApi, url: string): Promise<string> {
  const answer = await fake.fetch(url, { redirect: "manual" });
  return answer.headers.get("location") ?? `${answer.status} ${await answer.text()}`;
}

export const JWT_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
