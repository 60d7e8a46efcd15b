#!/usr/bin/env node
import { runCommand } from "./run-command.js";

process.exitCode = await runCommand({
  args: process.argv.slice(2),
  environment: process.env,
  write: (line) => console.log(line),
  writeError: (line) => console.error(line),
});
