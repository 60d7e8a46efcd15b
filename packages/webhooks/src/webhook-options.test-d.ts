import type { RegistrantModelWithQuestionnaire, WcsSessionStatusModel } from "@rcw/types";
import { expectTypeOf, it } from "vitest";
import { createWebhookHandler, type UnknownWebhookEvent, type WebhookEventName } from "./index.js";

it("gives each handler the body of its event", () => {
  createWebhookHandler({
    verificationToken: "x",
    on: {
      "registrant.created": ({ body, name }) => {
        expectTypeOf(body.registrant).toEqualTypeOf<RegistrantModelWithQuestionnaire>();
        expectTypeOf(body.changeType).toEqualTypeOf<"Created">();
        expectTypeOf(name).toEqualTypeOf<"registrant.created">();
      },
      "session.state": async ({ body }) => expectTypeOf(body.status).toEqualTypeOf<WcsSessionStatusModel>(),
      "*": (event) => {
        expectTypeOf(event.name).toEqualTypeOf<WebhookEventName | "unknown">();
        if (event.name === "session.state") expectTypeOf(event.body.sessionId).toBeString();
        if (event.name === "unknown") expectTypeOf(event).toEqualTypeOf<UnknownWebhookEvent>();
      },
    },
  });
});

it("refuses events that don't exist, and a receiver without a word about the token", () => {
  // @ts-expect-error: no event has this name
  createWebhookHandler({ verificationToken: "x", on: { "session.started": () => {} } });
  // @ts-expect-error: whoever takes everything says so: false
  createWebhookHandler({ on: {} });
  createWebhookHandler({ verificationToken: false, on: {} });
});
