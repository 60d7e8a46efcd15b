import { createWebinarClient } from "@rcw/client";
import { createBoard } from "./board.js";
import { createApp } from "./create-app.js";
import { serve } from "./serve.js";
import { watchSession } from "./watch-session.js";

const setting = (name: string): string => {
  const value = process.env[name];
  if (value) return value;
  console.error(`${name} isn't set; see README.md`);
  process.exit(2);
};

const rcw = createWebinarClient({ auth: { accessToken: setting("RCW_ACCESS_TOKEN") } });
const board = createBoard();
const [webinarId, sessionId] = [setting("WEBINAR_ID"), setting("SESSION_ID")];
const watch = watchSession({ rcw, board, webinarId, sessionId, verificationToken: setting("WEBHOOK_TOKEN") });
const { url, close } = await serve(createApp(board, watch.handle), Number(process.env.PORT ?? 3000), "0.0.0.0");
await watch.start(new URL("/rcw", setting("PUBLIC_URL")).href);
console.log(`the board is at ${url}`);

process.once("SIGINT", async () => {
  await watch.close();
  await close();
});
