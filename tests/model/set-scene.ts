import { createFakeWebinarApi } from "@rcw/testing";
import { ACCOUNTS, CALLERS, type CallerName, type ModelCaller, USERS } from "./people.js";
import { type Scene, takeStep } from "./play.js";
import type { Step } from "./steps.js";
import { createModelWorld } from "./world.js";

const START = "2026-09-01T08:00:00Z";
const A_YEAR_SECONDS = 366 * 24 * 3600;

/** What has happened before a sequence begins: two webinars, one of which has a session with guests. */
const BEGINNING: readonly Step[] = [
  { call: "createWebinar", by: "admin", body: { title: "Town hall" } },
  { call: "createWebinar", by: "ana", body: { title: "Briefing" } },
  {
    call: "createSession",
    by: "owner",
    webinar: 0,
    body: { scheduledStartTime: "2026-09-01T12:00:30Z", scheduledDuration: 3600, timeZone: "Europe/Madrid" },
  },
  {
    call: "updateInvitees",
    by: "owner",
    session: 0,
    body: {
      addedInvitees: [
        { firstName: "Mei", lastName: "Lin", email: "mei@example.com", role: "Panelist" },
        { firstName: "Kofi", lastName: "Mensah", email: "kofi@example.com", role: "CoHost" },
        { linkedUser: { userId: USERS.ana.userId, accountId: USERS.ana.accountId }, role: "CoHost", sendInvite: false },
      ],
    },
  },
];

/** A service and a model that have begun in the same way. */
export async function setScene(onAnswer: Scene["onAnswer"]): Promise<Scene> {
  const fake = createFakeWebinarApi({
    now: START,
    rateLimits: false,
    accounts: Object.entries(ACCOUNTS).map(([accountId, account]) => ({
      accountId,
      users: Object.values(USERS)
        .filter((user) => user.accountId === accountId)
        .map(({ userId, isAdministrator }) => ({ userId, permissions: isAdministrator ? ["WebinarSettings"] : [] })),
      features: { recordingEnabled: account.recordingEnabled },
      ...(account.lockedAuthentication !== undefined && {
        lockedSettings: { attendeeAuthentication: account.lockedAuthentication as "AuthenticatedUser" },
      }),
      passwordRequired: account.passwordRequired,
    })),
  });
  const names = Object.keys(CALLERS) as CallerName[];
  const tokens = Object.fromEntries(
    names.flatMap((name) => {
      const { user, permissions, tokenError }: ModelCaller = CALLERS[name];
      if (name === "nobody, without a token") return [];
      if (tokenError === "OAU-123") return [[name, "no-token-of-this-service"]];
      const expiresInSeconds = tokenError === "OAU-128" ? 0 : A_YEAR_SECONDS;
      return [[name, fake.issueToken({ userId: user.userId, permissions, expiresInSeconds })]];
    }),
  );
  const scene: Scene = { fake, world: createModelWorld(Date.parse(START)), tokens, onAnswer };
  for (const step of BEGINNING) await takeStep(scene, step);
  return scene;
}
