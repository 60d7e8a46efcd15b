import { createFakeWebinarApi, type FakeWebinarApi, type FakeWebinarApiOptions } from "../create-fake-webinar-api.js";

/** Who may call in a test of access. */
export type Caller = "host" | "administrator" | "coHost" | "panelist" | "colleague" | "stranger";

/** A fake and a token of each caller. */
export interface FakeWithCallers {
  readonly fake: FakeWebinarApi;
  readonly tokens: Readonly<Record<Caller, string>>;
}

/** Where the session of `createFakeWithCallers` stands in the services. */
export const REGISTRATION = "/webinar/registration/v1/sessions/s1";
export const HISTORY = "/webinar/history/v1";
export const PAST_SESSION = `${HISTORY}/webinars/w1/sessions/s1`;
export const SUBSCRIPTIONS = "/webinar/notifications/v1/subscriptions";

/**
 * A fake without rate limits, with the webinar `w1` whose host is no administrator, and its session `s1` in an hour,
 * whose invitees are `host-record`, `co-host` and `panelist`. The stranger administers another account.
 */
export function createFakeWithCallers(options?: FakeWebinarApiOptions): FakeWithCallers {
  const fake = createFakeWebinarApi({ rateLimits: false, ...options });
  const names: Caller[] = ["host", "administrator", "coHost", "panelist", "colleague", "stranger"];
  for (const userId of names) {
    const permissions = userId === "administrator" || userId === "stranger" ? ["WebinarSettings"] : [];
    fake.addUser({ userId, permissions, ...(userId === "stranger" && { accountId: "another" }) });
  }
  fake.addWebinar({ id: "w1", title: "Town hall", hostUserId: "host", settings: { autoRecord: true } });
  fake.addSession({
    webinarId: "w1",
    id: "s1",
    hostInviteeId: "host-record",
    scheduledStartTime: "2026-09-01T09:00:00Z",
    scheduledDuration: 3600,
  });
  const account = { accountId: "37439510", domain: "pbx" } as const;
  fake.addInvitee({ sessionId: "s1", id: "co-host", role: "CoHost", linkedUser: { userId: "coHost", ...account } });
  fake.addInvitee({ sessionId: "s1", id: "panelist", linkedUser: { userId: "panelist", ...account } });
  const tokens = Object.fromEntries(
    names.map((userId) => [userId, fake.issueToken({ userId, expiresInSeconds: 1e9 })]),
  );
  return { fake, tokens: tokens as Record<Caller, string> };
}
