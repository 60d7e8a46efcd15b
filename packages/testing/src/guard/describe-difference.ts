import { RETURNED_MESSAGE, type Violation } from "../contract/contract-checker.js";
import type { ContractDifference } from "./contract-report.js";

const MAX_LENGTH = 100;

/** Properties whose values a report doesn't show. */
const SECRET_NAME = /password|secret|(access|refresh|verification)_?token|joinuri/i;

/** A violation of a part of a request or answer (`body`, `query.perPage`) as a difference. */
export function toDifference(part: string, { path, message, value }: Violation): ContractDifference {
  const where = [part, ...path].join(".");
  const found = message === RETURNED_MESSAGE ? "a value, which isn't shown" : describeValue(value, path.at(-1) ?? part);
  return { where, expected: message, found };
}

/** A value as JSON, cut if it is long; one of a secret property only as its type. */
function describeValue(value: unknown, name: string): string {
  if (value === undefined) return "nothing";
  if (SECRET_NAME.test(name)) return `a ${typeof value}, which isn't shown`;
  const text = JSON.stringify(value, (key, member) => (SECRET_NAME.test(key) ? "[not shown]" : member));
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}...` : text;
}
