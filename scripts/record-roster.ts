import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pty from "@lydell/node-pty";
import { createFakeWebinarApi } from "@rcw/testing";
import { startFakeServer } from "@rcw/testing/server";
import xterm from "@xterm/headless";
import { fromRoot } from "./files.js";
import { drawRecording, type Frame } from "./recording/draw-recording.js";

// Records `rcw roster apply` in a pseudo-terminal against the fake, and draws it for the README of the package.

const COLUMNS = 92;
const ROWS = 34;
const PEOPLE = 1500;
/** Frames are at least so far apart, in milliseconds. */
const FRAME_MS = 60;
const ARGUMENTS = ["roster", "apply", "people.csv", "--webinar-id", "8730911", "--session-id", "4410277"];

const folder = await mkdtemp(join(tmpdir(), "rcw-recording-"));
const fake = createFakeWebinarApi({ scenario: "scheduled-town-hall", clock: Date });
fake.faults.add({ operationId: "rcwConfigUpdateInvitees", latency: "1200ms" });
const server = await startFakeServer({ fake });
try {
  const rows = Array.from({ length: PEOPLE }, (_, index) => `guest${index}@example.com,Guest,Number ${index},Panelist`);
  await writeFile(join(folder, "people.csv"), ["email,firstName,lastName,role", ...rows, ""].join("\n"));
  const frames = await record();
  await writeFile(fromRoot("packages/cli/roster.svg"), drawRecording(frames, COLUMNS));
  console.log(`packages/cli/roster.svg: ${frames.length} frames`);
} finally {
  await server.close();
  await rm(folder, { recursive: true, force: true });
}

/** What is on the screen each time that it changes. */
async function record(): Promise<Frame[]> {
  const terminal = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true, scrollback: 0 });
  const prompt = `$ rcw ${ARGUMENTS.join(" ")}\r\n`;
  terminal.write(prompt);
  const env = { ...process.env, RCW_BASE_URL: server.url, RCW_ACCESS_TOKEN: fake.accessToken };
  const child = pty.spawn(process.execPath, [fromRoot("packages/cli/dist/rcw.js"), ...ARGUMENTS], {
    ...{ cols: COLUMNS, rows: ROWS, cwd: folder, name: "xterm-256color" },
    env: env as Record<string, string>,
  });
  const frames: Frame[] = [];
  const begin = performance.now();
  const keep = (isLast?: boolean) => {
    const atMs = Math.round(performance.now() - begin);
    if (!isLast && atMs - (frames.at(-1)?.atMs ?? -FRAME_MS) < FRAME_MS) return;
    const lines = linesOf(terminal);
    if (lines.join("\n") === frames.at(-1)?.lines.join("\n")) return;
    frames.push({ atMs: frames.length === 0 ? 0 : atMs, lines });
  };
  let hasAnswered = false;
  child.onData((piece) => {
    terminal.write(piece, () => keep());
    if (hasAnswered || !piece.includes("changes?")) return;
    hasAnswered = true;
    setTimeout(() => child.write("y"), 1500);
  });
  await new Promise<void>((resolve) => child.onExit(() => terminal.write("", resolve)));
  keep(true);
  return frames;
}

function linesOf(terminal: InstanceType<typeof xterm.Terminal>): string[] {
  const buffer = terminal.buffer.active;
  return Array.from(
    { length: ROWS },
    (_, row) => buffer.getLine(buffer.viewportY + row)?.translateToString(true) ?? "",
  );
}
