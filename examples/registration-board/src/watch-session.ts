import type { WebinarClient } from "@rcw/client";
import {
  createKnownState,
  createWebhookHandler,
  keepSubscription,
  reconcile,
  type WebhookHandler,
} from "@rcw/webhooks";
import type { Board } from "./board.js";

export interface WatchedSession {
  readonly rcw: WebinarClient;
  readonly board: Board;
  readonly webinarId: string;
  readonly sessionId: string;
  readonly verificationToken: string;
}

/** Keeps the board as the service is. */
export interface SessionWatch {
  /** Takes the service's webhooks. */
  readonly handle: WebhookHandler;
  /** Subscribes, and reads what there is already. The server has to listen at `address` by then. */
  start(address: string): Promise<void>;
  close(): Promise<void>;
}

export function watchSession({ rcw, board, webinarId, sessionId, verificationToken }: WatchedSession): SessionWatch {
  const known = createKnownState();
  // Webhooks tell of every session of the account.
  const ifOurs = (body: { readonly sessionId: string }, act: () => void) => {
    if (body.sessionId === sessionId) act();
  };
  const handle = createWebhookHandler({
    verificationToken,
    known,
    on: {
      "registrant.created": ({ body }) => ifOurs(body, () => board.add(body.registrant)),
      "registrant.deleted": ({ body }) => ifOurs(body, () => board.remove(body.registrant.id ?? "")),
      "session.state": ({ body, isLate }) => ifOurs(body, () => !isLate && board.setStatus(body.status)),
    },
    hooks: {
      onDeadLetter: ({ name, reason }) => console.error(`${name} was given up: ${reason}`),
      onError: (error) => console.error(error),
    },
  });
  const catchUp = () => reconcile(rcw, { handle, known, registrantsOf: ({ id }) => id === sessionId });
  let keeper: ReturnType<typeof keepSubscription> | undefined;

  return {
    handle,
    async start(address) {
      keeper = keepSubscription(rcw, {
        ...{ address, verificationToken, webinarId },
        events: ["registrant.created", "registrant.deleted", "session.state"],
        hooks: {
          // The subscription was gone for a while: what came meanwhile is found by reading.
          onGap: ({ sinceMs }) => void (sinceMs !== undefined && catchUp().catch(console.error)),
          onError: ({ error }) => console.error(error),
        },
      });
      await keeper.ready;
      await catchUp();
      const { status } = await rcw.sessions.get({ webinarId, sessionId });
      if (status !== undefined) board.setStatus(status);
      for await (const registrant of rcw.registrants.list({ sessionId })) board.add(registrant);
    },
    async close() {
      await keeper?.close();
      await handle.close();
    },
  };
}
