import { createWebinarClient } from "@rcw/client";
import { createTokenManager } from "@rcw/client/auth";
import { createBrowserRateLimiter, createBrowserTokenStore } from "@rcw/client/browser";

// A web app that is open in several tabs. The test begins things in them and looks at what came of them.

interface Tally {
  answered: number;
  failed: string[];
  /** When each answer came, in milliseconds since the epoch. */
  answeredMs: number[];
}

const limiter = createBrowserRateLimiter({ name: "app" });
const tally: Tally = { answered: 0, failed: [], answeredMs: [] };

/** Begins so many calls at once. */
function beginCalls(baseUrl: string, calls: number): void {
  const rcw = createWebinarClient({ auth: { accessToken: "token" }, baseUrl, rateLimit: limiter });
  for (let call = 0; call < calls; call += 1) {
    rcw.invitees.get({ webinarId: "1", sessionId: "2", inviteeId: "3" }).then(
      () => {
        tally.answered += 1;
        tally.answeredMs.push(Date.now());
      },
      (error: unknown) => tally.failed.push(String(error)),
    );
  }
}

const tokens = (baseUrl: string, clientId: string) =>
  createTokenManager({ baseUrl, clientId, store: createBrowserTokenStore({ name: "app" }) });
let manager: ReturnType<typeof tokens> | undefined;

const app = {
  beginCalls,
  tally: () => tally,
  limits: () => limiter.state(),
  /** The tab's own manager of the tokens that all share. */
  openTokens: (baseUrl: string, clientId: string) => {
    manager = tokens(baseUrl, clientId);
  },
  logIn: (login: Parameters<ReturnType<typeof tokens>["exchangeCode"]>[0]) => manager?.exchangeCode(login),
  createLogin: (redirectUri: string) => manager?.createAuthorizationUrl({ redirectUri }),
  accessToken: () => manager?.getAccessToken().catch((error: unknown) => String(error)),
  renew: (refused: string) => manager?.renewAccessToken(refused),
  logOut: () => manager?.revoke(),
};
export type TabsApp = typeof app;
Object.assign(globalThis, { app });
