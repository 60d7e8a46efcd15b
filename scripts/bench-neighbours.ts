import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { fromRoot } from "./files.js";

// Two processes with one account, in real time, over HTTP to `rcw-fake` with its limit of 10 Heavy calls a minute:
// `pnpm bench:neighbours [PROCESSES [CALLS-EACH [SECONDS-APART]]]`. It takes a minute for every ten calls.

const [processes = 2, callsEach = 25, secondsApart = 0] = process.argv.slice(2).map(Number);
const { child: fake, lines } = start("packages/testing/dist/command/rcw-fake.js", "--scenario", "scheduled-town-hall");
const children: ChildProcess[] = [];
try {
  const url = (await lines.next()).value?.replace("url: ", "") ?? "";
  const accessToken = (await lines.next()).value?.replace("access token: ", "") ?? "";
  const startMs = Date.now();
  const tally = { answered: 0, refused: 0, failed: 0 };
  const say = (who: string, text: string) =>
    console.log(`${((Date.now() - startMs) / 1000).toFixed(1).padStart(6)} s  ${who}  ${text}`);
  const watch = async (number: number) => {
    await new Promise((resolve) => setTimeout(resolve, (number - 1) * secondsApart * 1000));
    const { child, lines: told } = start("scripts/bench/calling-process.ts", url, accessToken, String(callsEach));
    children.push(child);
    const own = { answered: 0, refused: 0, failed: 0 };
    for await (const line of told) {
      const outcome = line as keyof typeof tally;
      own[outcome] += 1;
      tally[outcome] += 1;
      if (outcome !== "answered" || own.answered % 5 === 0) say(`process ${number}`, `${JSON.stringify(own)}`);
    }
  };
  await Promise.all(Array.from({ length: processes }, (_, index) => watch(index + 1)));
  const minutes = (Date.now() - startMs) / 60_000;
  const calls = processes * callsEach;
  console.log(
    `${processes} processes, ${callsEach} calls each, begun ${secondsApart} s apart, after ${minutes.toFixed(1)} minutes: ` +
      `${tally.answered} of ${calls} calls answered, ${tally.refused} refusals, ${tally.failed} failed; ` +
      `the optimum is ${Math.ceil(calls / 10) - 1} minutes`,
  );
} finally {
  for (const child of [fake, ...children]) {
    if (child.exitCode !== null) continue;
    child.kill();
    await once(child, "exit");
  }
}

function start(
  script: string,
  ...parameters: string[]
): { child: ChildProcess; lines: AsyncIterator<string> & AsyncIterable<string> } {
  const loader = script.endsWith(".ts") ? ["--import", "tsx/esm"] : [];
  const child = spawn(process.execPath, [...loader, fromRoot(script), ...parameters], {
    cwd: fromRoot("."),
    stdio: ["ignore", "pipe", "inherit"],
  });
  return { child, lines: createInterface({ input: child.stdout as Readable })[Symbol.asyncIterator]() };
}
