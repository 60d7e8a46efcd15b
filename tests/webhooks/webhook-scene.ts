import { createWebinarClient } from "@rcw/client";
import { createFakeWebinarApi, type FakeWebinarApiOptions } from "@rcw/testing";

/** A fake whose caller may hear of everything, one session with open registration, and a client of it. */
export function setWebhookScene(options: FakeWebinarApiOptions = {}) {
  const fake = createFakeWebinarApi({ rateLimits: false, ...options });
  const { id: webinarId = "" } = fake.addWebinar({ title: "Town hall" });
  const { id: sessionId = "" } = fake.addSession({ webinarId });
  fake.setRegistration(sessionId, { registrationStatus: "Open" });
  const rcw = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch, retry: false });
  return { fake, rcw, webinarId, sessionId };
}
