import { Ajv, type ErrorObject, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { contract } from "../generated/contract.js";
import type { Contract } from "./contract.js";

/** One place where a value breaks its schema. */
export interface Violation {
  /** Property names and array indexes from the value to the place; empty for the value itself. */
  readonly path: readonly string[];
  /** What is wrong, such as `must be integer`. */
  readonly message: string;
  /** The value at that place; undefined where something is missing. */
  readonly value: unknown;
}

/** Checks values against the contract; validators are compiled at first use. */
export interface ContractChecker {
  /** Every violation by the value, in no order that means anything; at most one for each path. */
  violations(pointer: string, value: unknown): Violation[];
}

/** `ignore` deletes properties that must not be sent, as the service does; `refuse` makes them violations. */
export type ReadOnlyTreatment = "ignore" | "refuse";

const CONTRACT_ID = "contract:";

/** What is said of a write-only property in an answer. */
export const RETURNED_MESSAGE = "is write-only and must not be returned";

/** The JSON pointer of a place in the contract: `pointerTo("operations", operationId, "body", "schema")`. */
export function pointerTo(...keys: readonly string[]): string {
  return keys.map((key) => `/${encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");
}

const checkers = new Map<ReadOnlyTreatment, ContractChecker>();

/** The checker of a treatment: made once and shared, since compiled validators keep nothing between two values. */
export function contractCheckerFor(treatment: ReadOnlyTreatment): ContractChecker {
  const checker = checkers.get(treatment) ?? createContractChecker(treatment);
  checkers.set(treatment, checker);
  return checker;
}

/** Makes a checker of a contract; `contractCheckerFor` has those of the API's. */
export function createContractChecker(treatment: ReadOnlyTreatment, schemas: Contract = contract): ContractChecker {
  const ajv = new Ajv({ allErrors: true, verbose: true, strict: false, logger: false });
  // The default export of a CommonJS package; `.default` is there for every loader.
  addFormats.default(ajv);
  ajv.removeKeyword("readOnly");
  ajv.addKeyword({
    keyword: "readOnly",
    schemaType: "boolean",
    modifying: true,
    validate: (_flag: boolean, _value: unknown, _parent?: unknown, context?: ReadOnlyContext) => {
      if (treatment === "refuse") return false;
      if (context) delete context.parentData[context.parentDataProperty];
      return true;
    },
  });
  ajv.removeKeyword("writeOnly");
  ajv.addKeyword({ keyword: "writeOnly", schemaType: "boolean", validate: () => false });
  ajv.addSchema(schemas, CONTRACT_ID);

  const validators = new Map<string, ValidateFunction>();
  const validatorOf = (pointer: string): ValidateFunction => {
    const validate = validators.get(pointer) ?? ajv.getSchema(`${CONTRACT_ID}#${pointer}`);
    if (validate === undefined) throw new Error(`The contract has no schema at "${pointer}"`);
    validators.set(pointer, validate);
    return validate;
  };

  return {
    violations: (pointer, value) => {
      const validate = validatorOf(pointer);
      return validate(value) === true ? [] : onePerPath((validate.errors ?? []).map(toViolation));
    },
  };
}

/** A violation as words: its place, or `whole` for the value itself, and what is wrong there. */
export function describeViolation({ path, message }: Violation, whole: string): string {
  return `${path.join(".") || whole} ${message}`;
}

interface ReadOnlyContext {
  parentData: Record<string | number, unknown>;
  parentDataProperty: string | number;
}

function toViolation(error: ErrorObject): Violation {
  const path = error.instancePath
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  if (error.keyword === "required") {
    return { path: [...path, String(error.params.missingProperty)], message: "is required", value: undefined };
  }
  if (error.keyword === "readOnly") return { path, message: "is read-only and can't be sent", value: error.data };
  // The value is a secret: it goes no further.
  if (error.keyword === "writeOnly") return { path, message: RETURNED_MESSAGE, value: undefined };
  if (error.keyword === "enum") {
    const allowed = (error.params.allowedValues as unknown[]).join(", ");
    return { path, message: `must be one of ${allowed}`, value: error.data };
  }
  return { path, message: error.message ?? `breaks "${error.keyword}"`, value: error.data };
}

function onePerPath(violations: readonly Violation[]): Violation[] {
  const byPath = new Map<string, Violation>();
  for (const violation of violations) {
    const key = violation.path.join("/");
    if (!byPath.has(key)) byPath.set(key, violation);
  }
  return [...byPath.values()];
}
