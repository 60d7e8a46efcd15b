import { expect, it } from "vitest";
import type { FakeWebinarApi } from "../create-fake-webinar-api.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";

// Ids are made by counting on in steps of less than a hundred. A test may have taken any of them.

const STEPS = 100;

type Add = (fake: FakeWebinarApi, given: { readonly id?: string }) => string | undefined;

const ADD: readonly (readonly [kind: string, add: Add])[] = [
  ["webinar", (fake, given) => fake.addWebinar(given).id],
  // The host's record has an id of its own, so that it doesn't count on.
  ["session", (fake, given) => fake.addSession({ webinarId: "w1", hostInviteeId: "host", ...given }).id],
  ["invitee", (fake, given) => fake.addInvitee({ sessionId: "s1", ...given }).id],
];

it.each(ADD)("a new %s gets an id that is free", (_kind, add) => {
  const fake = createFakeWithSession();
  const start = fake.snapshot();
  const made = Number(add(fake, {}));
  fake.restore(start);
  const taken = Array.from({ length: 2 * STEPS }, (_, index) => String(made - STEPS + index));
  for (const id of taken) add(fake, { id });
  expect(taken).not.toContain(add(fake, {}));
});
