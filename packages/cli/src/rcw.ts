#!/usr/bin/env node
import { readVersion } from "./program/read-version.js";

// What is asked most often by scripts loads nothing else.
if (process.argv.length === 3 && /^(-V|--version)$/.test(process.argv[2] ?? "")) {
  process.stdout.write(`${readVersion()}\n`);
} else {
  const { runProgram } = await import("./program/run-program.js");
  await runProgram(process.argv.slice(2));
}
