import { createFakeWebinarApi, type FakeWebinarApi, type FakeWebinarApiOptions } from "../create-fake-webinar-api.js";

/**
 * A fake with the webinar `w1`, its session `s1`, the host's record `host`, and two invitees: `mei` and `kofi`. Without
 * rate limits, unless the options say otherwise.
 */
export function createFakeWithSession(options?: FakeWebinarApiOptions): FakeWebinarApi {
  const fake = createFakeWebinarApi({ rateLimits: false, ...options });
  fake.addWebinar({ id: "w1", title: "Town hall" });
  fake.addSession({ webinarId: "w1", id: "s1", hostInviteeId: "host" });
  fake.addInvitee({ sessionId: "s1", id: "mei", firstName: "Mei", lastName: "Lin", email: "mei@example.com" });
  fake.addInvitee({
    sessionId: "s1",
    id: "kofi",
    role: "CoHost",
    linkedUser: { userId: "400134002", accountId: "37439510", domain: "pbx" },
  });
  return fake;
}
