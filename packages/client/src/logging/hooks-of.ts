import type { Hooks } from "../options/hooks.js";
import { createLogHooks, type Logger } from "./log-hooks.js";

const LEVELS = ["debug", "warn", "error"];

/** The hooks of a client: its own, and with the environment variable `RCW_LOG` log lines on the console. */
export function hooksOf(own: Hooks | undefined): Hooks | undefined {
  const { env } = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process ?? {};
  const first = LEVELS.indexOf(env?.RCW_LOG ?? "");
  if (first < 0) return own;
  const nothing = () => {};
  const lines = LEVELS.map((level, index) => {
    const write = (message: string) => console[level as keyof Logger](message);
    return [level, index < first ? nothing : write];
  });
  return createLogHooks(Object.fromEntries(lines) as unknown as Logger, own);
}
