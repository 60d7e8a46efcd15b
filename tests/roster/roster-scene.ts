import { createWebinarClient, type WebinarClient } from "@rcw/client";
import type { FoundInvitee } from "@rcw/roster";
import { createFakeWebinarApi, type FakeWebinarApi, type FakeWebinarApiOptions } from "@rcw/testing";

/** A session of a fake without rate limits, and a client that doesn't wait. */
export interface RosterScene {
  readonly fake: FakeWebinarApi;
  readonly rcw: WebinarClient;
  readonly session: { readonly webinarId: string; readonly sessionId: string };
  /** How many calls of an operation came in. */
  calls(operationId: "rcwConfigListInvitees" | "rcwConfigUpdateInvitees" | "rcwConfigGetSession"): number;
  /** Emails and roles of all who are invited, sorted. */
  roster(): Promise<string[]>;
}

export function setRosterScene(options: FakeWebinarApiOptions = {}): RosterScene {
  const fake = createFakeWebinarApi({ rateLimits: false, ...options });
  const { id: webinarId = "" } = fake.addWebinar({ title: "Town hall" });
  const { id: sessionId = "" } = fake.addSession({ webinarId });
  const session = { webinarId, sessionId };
  const rcw = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch, retry: false });
  return {
    ...{ fake, rcw, session },
    calls: (operationId) => fake.journal.all(operationId).length,
    async roster() {
      const invitees = await createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch })
        .invitees.list(session)
        .toArray();
      return invitees.map(({ email, role }) => `${role} ${email ?? "-"}`).sort();
    },
  };
}

/** A person by a short name. */
export const person = (name: string, more: object = {}) => ({
  ...{ firstName: name, lastName: "Doe", email: `${name.toLowerCase()}@example.com`, ...more },
});

export const names = (people: readonly Pick<FoundInvitee, "firstName">[]) => people.map(({ firstName }) => firstName);
