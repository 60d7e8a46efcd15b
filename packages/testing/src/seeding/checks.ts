import { checkNames } from "../check-names.js";
import { type ContractChecker, pointerTo } from "../contract/contract-checker.js";
import { unknownProperties } from "../contract/unknown-properties.js";
import { Refusal } from "../engine/refusal.js";

/** Refuses an id that the service could not have given out. @throws {RangeError} */
export function checkNewId(helper: string, id: string | undefined, isTaken: (id: string) => boolean): void {
  if (id === undefined) return;
  if (typeof id !== "string" || id.length < 1 || id.length > 20) {
    throw new RangeError(`${helper}: an id is a string of 1 to 20 characters, received ${JSON.stringify(id)}`);
  }
  if (isTaken(id)) throw new RangeError(`${helper}: the id "${id}" is taken; leave it out to get a free one`);
}

/** What a seeding helper needs to find. @throws {RangeError} naming what there is. */
export function findSeeded<Value>(helper: string, kind: string, all: ReadonlyMap<string, Value>, id: string): Value {
  const found = all.get(id);
  if (found !== undefined) return found;
  const known = [...all.keys()].slice(0, 10).map((key) => JSON.stringify(key));
  throw new RangeError(
    `${helper}: there is no ${kind} ${JSON.stringify(id)}; ${known.length > 0 ? `there are ${known.join(", ")}` : "there are none yet"}`,
  );
}

/** Makes something by the service's rules. @throws {RangeError} with the words in which a rule refuses it. */
export function makeByRules<Made>(helper: string, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    if (error instanceof Refusal) throw new RangeError(`${helper}: ${error.errors[0]?.message}`);
    throw error;
  }
}

/** Refuses properties that break a schema of the API description. @throws {TypeError} naming each of them. */
export function checkAgainst(helper: string, checker: ContractChecker, schemaName: string, given: object): void {
  const [unknown] = unknownProperties({ $ref: `#/$defs/${encodeURIComponent(schemaName)}` }, given);
  if (unknown) {
    const place = [helper, unknown.path.slice(0, -1).join(".")].filter(Boolean).join(": ");
    checkNames(place, { [unknown.path.at(-1) ?? ""]: true }, unknown.known);
  }
  const violations = checker.violations(pointerTo("$defs", schemaName), structuredClone(given));
  if (violations.length === 0) return;
  const complaints = violations.map(({ path, message, value }) => {
    const received = value === undefined ? "" : ` (received ${JSON.stringify(value)})`;
    return `${path.join(".") || "the argument"} ${message}${received}`;
  });
  throw new TypeError(`${helper}: ${complaints.join("; ")}`);
}
