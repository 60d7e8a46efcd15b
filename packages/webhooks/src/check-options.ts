import { eventTable } from "./generated/events.js";
import { HANDLING_DEFAULTS } from "./handling/worker-options.js";
import type { WebhookOptions } from "./webhook-options.js";

const OPTIONS: Record<keyof WebhookOptions, true> = {
  verificationToken: true,
  on: true,
  ack: true,
  inbox: true,
  known: true,
  handling: true,
  hooks: true,
  maxBodyBytes: true,
  maxDepth: true,
  answerWithinMs: true,
  clock: true,
  random: true,
};

/** @throws {TypeError} for an option that doesn't exist or can't work, naming it and what would be right. */
export function checkOptions(options: WebhookOptions): void {
  checkNames("option", options, Object.keys(OPTIONS));
  const { on, ack = "before", handling = {}, inbox } = options;
  if (typeof on !== "object" || on === null)
    throw new TypeError(`on is ${on === null ? "null" : typeof on}, expected an object with a function for each event`);
  checkNames("event", on, [...Object.keys(eventTable), "*"]);
  for (const [name, handler] of Object.entries(on)) {
    if (handler !== undefined && typeof handler !== "function")
      throw new TypeError(`on["${name}"] is ${typeof handler}, expected a function`);
  }
  if (ack !== "before" && ack !== "after")
    throw new TypeError(`ack is ${JSON.stringify(ack)}, expected "before" or "after"`);
  if (ack === "after" && inbox?.leaseMs !== undefined) {
    throw new TypeError('ack: "after" answers for one process; an inbox that receivers share needs ack: "before"');
  }
  checkNames("handling option", handling, Object.keys(HANDLING_DEFAULTS));
  for (const [name, value] of Object.entries(handling))
    checkNumber(`handling.${name}`, value, name === "orderWindowMs" ? 0 : 1);
  for (const name of ["maxBodyBytes", "maxDepth", "answerWithinMs"] as const) checkNumber(name, options[name], 1);
}

function checkNames(kind: string, given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new TypeError(`${kind} "${unknown}" doesn't exist; there are ${known.join(", ")}`);
}

function checkNumber(name: string, value: unknown, minimum: number): void {
  if (value === undefined || (typeof value === "number" && value >= minimum)) return;
  throw new TypeError(`${name} is ${String(value)}, expected a number of at least ${minimum}`);
}
