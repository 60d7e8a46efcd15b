import type { FaultKind } from "../faults/fault.js";
import type { JournalEntry } from "./journal-entry.js";

/** What is expected of a call; objects match as parts, everything else must be equal. */
export interface ExpectedCall {
  readonly pathParameters?: Readonly<Record<string, string>>;
  readonly queryParameters?: Readonly<Record<string, string | readonly string[]>>;
  /** By name in small letters. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly status?: number;
  readonly errorCode?: string;
  readonly answer?: unknown;
  readonly fault?: FaultKind;
}

/** Where a call first differs from what is expected, in words; undefined where it doesn't. */
export function firstDifference(expected: ExpectedCall, call: JournalEntry): string | undefined {
  return difference(expected, call, "");
}

function difference(expected: unknown, found: unknown, place: string): string | undefined {
  if (Array.isArray(expected)) return listDifference(expected, found, place);
  if (typeof expected !== "object" || expected === null) {
    return Object.is(expected, found) ? undefined : `${place} is ${show(found)}, expected ${show(expected)}`;
  }
  if (typeof found !== "object" || found === null || Array.isArray(found)) {
    return `${place} is ${show(found)}, expected an object`;
  }
  for (const [name, member] of Object.entries(expected)) {
    const inner = difference(member, (found as Record<string, unknown>)[name], place ? `${place}.${name}` : name);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function listDifference(expected: readonly unknown[], found: unknown, place: string): string | undefined {
  if (!Array.isArray(found)) return `${place} is ${show(found)}, expected a list`;
  if (found.length !== expected.length) return `${place} has ${found.length} items, expected ${expected.length}`;
  for (const [index, item] of expected.entries()) {
    const inner = difference(item, found[index], `${place}.${index}`);
    if (inner !== undefined) return inner;
  }
  return undefined;
}

function show(value: unknown): string {
  const text = JSON.stringify(value) ?? "missing";
  return text.length > 100 ? `${text.slice(0, 100)}...` : text;
}
