import { readFileSync } from "node:fs";
import type { WebhookHandler } from "@rcw/webhooks";
import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import type { Board, BoardState } from "./board.js";

const PAGE = new URL("../src/page/", import.meta.url);
const FILES = { "/": "index.html", "/board.js": "board.js", "/board.css": "board.css" };
const TYPES: Record<string, string> = { html: "text/html", js: "text/javascript", css: "text/css" };
/** How often a silent stream says something, so that nothing on the way takes it for dead, in milliseconds. */
const KEEP_ALIVE_MS = 15_000;

/** The server: webhooks come in at `/rcw`, the page listens at `/events`. */
export function createApp(board: Board, handle: WebhookHandler): Hono {
  const app = new Hono();

  app.post("/rcw", ({ req }) => handle(req.raw));

  app.get("/events", (context) =>
    streamSSE(context, async (stream) => {
      // All of it each time: a page that was away has everything again at once.
      let latest: BoardState | undefined = board.state();
      let wake = () => {};
      const stop = board.watch((state) => {
        latest = state;
        wake();
      });
      stream.onAbort(() => wake());
      while (!stream.aborted) {
        const state = latest;
        latest = undefined;
        await stream.writeSSE(state ? { event: "board", data: JSON.stringify(state) } : { event: "alive", data: "" });
        if (latest === undefined && !stream.aborted) {
          await new Promise<void>((resolve) => {
            const timer = setTimeout(resolve, KEEP_ALIVE_MS);
            wake = () => {
              clearTimeout(timer);
              resolve();
            };
          });
        }
      }
      stop();
    }),
  );

  for (const [path, file] of Object.entries(FILES)) {
    const type = TYPES[file.split(".").at(-1) ?? ""] ?? "text/plain";
    app.get(path, ({ body }) =>
      body(readFileSync(new URL(file, PAGE), "utf8"), 200, {
        "Content-Type": `${type}; charset=utf-8`,
        "Content-Security-Policy": "default-src 'self'; img-src data:",
      }),
    );
  }
  return app;
}
