import { parseArgs } from "node:util";
import type { RateLimitOptions } from "../rate-limits/rate-limits.js";
import { type ScenarioName, scenarios } from "../scenarios/scenarios.js";

/** What the command is asked to do. */
export type Command = { readonly kind: "help" | "version" } | ({ readonly kind: "serve" } & ServeOptions);

/** What to serve, and where. */
export interface ServeOptions {
  readonly port: number;
  readonly hostname: string;
  readonly seed: number;
  readonly scenario?: ScenarioName;
  /** By group; false: none at all. */
  readonly rateLimits: RateLimitOptions | boolean;
  /** Whether what the service passes over in silence is refused. */
  readonly strict: boolean;
  /** Whether tests may control the fake over HTTP. */
  readonly control: boolean;
  readonly log: boolean;
}

/** Arguments that the command doesn't take; the message says which it does. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

const OPTIONS = {
  port: { type: "string", default: "0" },
  hostname: { type: "string", default: "127.0.0.1" },
  seed: { type: "string", default: "1" },
  scenario: { type: "string" },
  "no-rate-limits": { type: "boolean", default: false },
  "rate-limit": { type: "string", multiple: true },
  strict: { type: "boolean", default: false },
  "no-control": { type: "boolean", default: false },
  log: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const;

const MAX_PORT = 65_535;

/** @throws {UsageError} for arguments that aren't understood. */
export function readArguments(args: readonly string[]): Command {
  const values = parse(args);
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const { scenario, hostname, log } = values;
  return {
    kind: "serve",
    port: readNumber("--port", values.port, `a number from 0 (a free port) to ${MAX_PORT}`, 0, MAX_PORT),
    hostname,
    seed: readNumber("--seed", values.seed, "a whole number", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    ...(scenario !== undefined && { scenario: readScenario(scenario) }),
    rateLimits: values["no-rate-limits"] ? false : readRateLimits(values["rate-limit"]),
    strict: values.strict,
    control: !values["no-control"],
    log,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readNumber(option: string, text: string, wanted: string, minimum: number, maximum: number): number {
  const value = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= minimum && value <= maximum) return value;
  throw new UsageError(`${option} takes ${wanted}, received ${JSON.stringify(text)}`);
}

/** `Heavy=10`, `Heavy=10/2s`, `Heavy=off`. */
function readRateLimits(texts: readonly string[] = []): RateLimitOptions | boolean {
  if (texts.length === 0) return true;
  return Object.fromEntries(
    texts.map((text) => {
      const [, group = "", limit = "", window] = /^(\w+)=(off|\d+)(?:\/(\d+)s)?$/.exec(text) ?? [];
      if (group === "" || (limit === "off" && window !== undefined))
        throw new UsageError(`--rate-limit takes Heavy=10, Heavy=10/2s or Heavy=off, received ${JSON.stringify(text)}`);
      if (limit === "off") return [group, false];
      return [group, window === undefined ? Number(limit) : { limit: Number(limit), windowSeconds: Number(window) }];
    }),
  );
}

function readScenario(name: string): ScenarioName {
  if (Object.hasOwn(scenarios, name)) return name as ScenarioName;
  const known = Object.keys(scenarios).join(", ");
  throw new UsageError(`--scenario takes one of ${known}, received ${JSON.stringify(name)}`);
}
