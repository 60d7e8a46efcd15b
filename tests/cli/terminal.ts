import pty from "@lydell/node-pty";
import xterm from "@xterm/headless";
import type { InstalledCommand } from "./installed-command.js";

/** A command that runs in a terminal of its own, as somebody sees it. */
export interface TerminalRun {
  /** Resolves when the text has been written; rejects with all that was when it hasn't after 20 s, or at the end. */
  shown(text: string | RegExp): Promise<string>;
  type(keys: string): void;
  /** Hangs up, as closing the window does. */
  stop(): void;
  /** The exit code, once it has ended. */
  readonly ended: Promise<number>;
  /** The screen at the moment, as text. */
  screen(): Promise<string>;
  /** Everything that was written, with its control characters. */
  raw(): string;
}

const COLUMNS = 100;
const ROWS = 30;
const PATIENCE_MS = 20_000;

/** Runs the command in a pseudo-terminal. */
export function runInTerminal(
  { program, env }: InstalledCommand,
  args: readonly string[],
  more: Readonly<Record<string, string>> = {},
): TerminalRun {
  return runProgramInTerminal(process.execPath, [program, ...args], { ...env, ...more });
}

/** Runs any program in a pseudo-terminal. */
export function runProgramInTerminal(program: string, args: string[], env: NodeJS.ProcessEnv): TerminalRun {
  const terminal = new xterm.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  const child = pty.spawn(program, args, {
    ...{ cols: COLUMNS, rows: ROWS, name: "xterm-256color" },
    env: env as Record<string, string>,
  });
  let written = "";
  const watchers = new Set<() => void>();
  const ended = new Promise<number>((resolve) => {
    child.onExit(({ exitCode }) => {
      resolve(exitCode);
      for (const watch of watchers) watch();
    });
  });
  child.onData((piece) => {
    written += piece;
    terminal.write(piece);
    for (const watch of watchers) watch();
  });

  return {
    ended,
    type: (keys) => child.write(keys),
    stop: () => child.kill(),
    raw: () => written,
    screen: () => new Promise((resolve) => terminal.write("", () => resolve(textOf(terminal)))),
    shown: (text) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${text} was not shown; it was: ${written}`)), PATIENCE_MS);
        const watch = () => {
          const isThere = typeof text === "string" ? written.includes(text) : text.test(written);
          if (!isThere) return;
          clearTimeout(timer);
          watchers.delete(watch);
          resolve(written);
        };
        watchers.add(watch);
        watch();
      }),
  };
}

function textOf(terminal: InstanceType<typeof xterm.Terminal>): string {
  const buffer = terminal.buffer.active;
  const lines = Array.from({ length: buffer.length }, (_, row) => buffer.getLine(row)?.translateToString(true) ?? "");
  return lines.join("\n").trimEnd();
}
