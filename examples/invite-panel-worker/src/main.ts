#!/usr/bin/env node
import { invitePanel } from "./invite-panel.js";

const stopping = new AbortController();
process.once("SIGINT", () => stopping.abort(new Error("stopped; run it again to go on")));
process.exitCode = await invitePanel({
  args: process.argv.slice(2),
  accessToken: process.env.RCW_ACCESS_TOKEN,
  signal: stopping.signal,
  write: (line) => console.log(line),
});
