import { createWebinarClient } from "@rcw/client";
import { createFakeWebinarApi, type FakeWebinarApi, scenarios } from "@rcw/testing";
import { type Board, createBoard } from "./board.js";
import { createApp } from "./create-app.js";
import { serve } from "./serve.js";
import { watchSession } from "./watch-session.js";

/** The app beside a service of its own. */
export interface Demo {
  readonly url: string;
  readonly fake: FakeWebinarApi;
  readonly board: Board;
  readonly sessionId: string;
  close(): Promise<void>;
}

/** Starts the app on a port, 0 for a free one, and the fake, which delivers to it over HTTP. */
export async function runDemo(port: number): Promise<Demo> {
  const { webinarId, sessionId } = scenarios["scheduled-town-hall"];
  const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall", rateLimits: false });
  const rcw = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch });
  const board = createBoard();
  const watch = watchSession({ rcw, board, webinarId, sessionId, verificationToken: crypto.randomUUID() });
  const { url, close } = await serve(createApp(board, watch.handle), port, "127.0.0.1");
  await watch.start(`${url}/rcw`);
  return {
    ...{ url, fake, board, sessionId },
    async close() {
      await watch.close();
      await close();
    },
  };
}
