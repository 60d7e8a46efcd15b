import type { WebhookEventBodies } from "../generated/events.js";

export const TOKEN = "s3cr3t-7Qp2";

/** A notification of a state change, in the form of the fake's. */
export function stateChange(sessionId: string, status: string, timestamp: string, uuid = `${sessionId}-${timestamp}`) {
  return {
    uuid,
    event: "/webinar/runtime/v1/company/sessions/state",
    timestamp,
    subscriptionId: "sub-1",
    ownerId: "u1",
    body: { webinarId: "w1", sessionId, status } as WebhookEventBodies["session.state"],
  };
}

/** The request by which the service posts a notification. */
export function posted(notification: unknown, headers: Record<string, string> = {}): Request {
  return new Request("https://hooks.example.com/rcw", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Verification-Token": TOKEN, ...headers },
    body: typeof notification === "string" ? notification : JSON.stringify(notification),
  });
}
