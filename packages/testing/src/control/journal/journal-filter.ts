import { type OperationId, operationTable } from "@rcw/types";
import type { FaultKind } from "../faults/fault.js";
import type { JournalEntry } from "./journal-entry.js";

/** Which entries: those with all of the given values. */
export interface JournalFilter {
  readonly operationId?: OperationId;
  readonly method?: string;
  /** Path of the URL, as it was sent. */
  readonly path?: string;
  readonly status?: number;
  readonly errorCode?: string;
  readonly fault?: FaultKind;
}

const NAMES = ["operationId", "method", "path", "status", "errorCode", "fault"] satisfies (keyof JournalFilter)[];

/** @throws {TypeError} for an operation that doesn't exist, or a condition that no entry has. */
export function readFilter(target: OperationId | JournalFilter = {}): (entry: JournalEntry) => boolean {
  const filter = typeof target === "string" ? { operationId: target } : target;
  const unknown = Object.keys(filter).find((name) => !NAMES.includes(name as keyof JournalFilter));
  if (unknown !== undefined) throw new TypeError(`journal: there is no "${unknown}"; there are ${NAMES.join(", ")}`);
  const { operationId } = filter;
  if (operationId !== undefined && !Object.hasOwn(operationTable, operationId)) {
    throw new TypeError(
      `journal: there is no operation ${JSON.stringify(operationId)}; see operationTable of @rcw/types`,
    );
  }
  return (entry) => NAMES.every((name) => filter[name] === undefined || filter[name] === entry[name]);
}

/** A filter in words: `rcwConfigListInvitees`, `status 429`. */
export function describeFilter(target: OperationId | JournalFilter = {}): string {
  if (typeof target === "string") return target;
  const { operationId, ...others } = target;
  const conditions = Object.entries(others).map(([name, value]) => `${name} ${value}`);
  return [operationId, ...conditions].filter((part) => part !== undefined).join(", ") || "any operation";
}
