import { expect, it } from "vitest";
import type { OpenApiDocument } from "../document/openapi.js";
import { generateWebhookEvents } from "./generate-webhook-events.js";

const document: OpenApiDocument = {
  openapi: "3.0.3",
  info: { title: "Small", version: "1" },
  paths: {},
  components: {
    schemas: {
      Talk: {
        type: "object",
        properties: { id: { type: "string" }, mood: { type: "string", enum: ["Calm", "Loud"] } },
      },
    },
  },
};

it("gives each event its filter, its body and what it is about; what the document lacks is unknown", () => {
  const { path, text } = generateWebhookEvents(document, {
    "talk.started": {
      description: "A talk has started.",
      filter: "/talks",
      when: { kind: "Started" },
      resource: "talk.id",
      body: {
        kind: "string",
        talk: "Talk",
        "mood?": "Talk.mood",
        room: "Room",
        volume: "Talk.volume",
        seats: "integer",
      },
    },
    "talk.ended": { description: "It is over.", filter: "/talks/end", resource: "talkId", body: { talkId: "string" } },
  });
  expect(path).toBe("packages/webhooks/src/generated/events.ts");
  expect(text.slice(text.indexOf("import"))).toBe(`import type { Talk } from "@rcw/types";

/** What each event carries, by the event's name. The service documents no form of a notification: it is inferred. */
export interface WebhookEventBodies {
  /**
   * A talk has started.
   * Event filter \`/talks\`.
   */
  readonly "talk.started": {
    readonly kind: "Started";
    readonly talk: Talk;
    readonly mood?: NonNullable<Talk["mood"]>;
    readonly room: unknown;
    readonly volume: unknown;
    readonly seats: number;
  };

  /**
   * It is over.
   * Event filter \`/talks/end\`.
   */
  readonly "talk.ended": {
    readonly talkId: string;
  };
}

/** Every event: the filter that brings it, what tells it from others of the filter, and what it is about. */
export const eventTable = {
  "talk.started": { filter: "/talks", resource: ["talk","id"], when: ["kind","Started"] },
  "talk.ended": { filter: "/talks/end", resource: ["talkId"] },
} as const;
`);
});
