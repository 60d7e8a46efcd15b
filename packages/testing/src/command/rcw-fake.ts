#!/usr/bin/env node
import { runCommand } from "./run-command.js";

/** How long connections and deliveries may hold up the end, once it has come. */
const GRACE_MS = 1000;

const stopped = new Promise<void>((resolve) => {
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => resolve());
});

process.exitCode = await runCommand(process.argv.slice(2), {
  print: (text) => process.stdout.write(text),
  complain: (text) => process.stderr.write(text),
  stopped,
});
setTimeout(() => process.exit(), GRACE_MS).unref();
