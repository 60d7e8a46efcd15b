import type { PlacedOperation } from "../../document/operations.js";
import type { SdkName } from "./sdk-names.js";

/** An operation with the name that it has in places, and in the SDK. */
export interface NamedOperation extends PlacedOperation {
  readonly id: string;
  readonly sdk: SdkName;
}

export interface OperationMatches {
  readonly pairs: readonly (readonly [NamedOperation, NamedOperation])[];
  readonly removed: readonly NamedOperation[];
  readonly added: readonly NamedOperation[];
}

/** Finds each operation again: by operationId, else by method and path, else by an operationId in other case. */
export function matchOperations(before: readonly NamedOperation[], after: readonly NamedOperation[]): OperationMatches {
  const pairs: [NamedOperation, NamedOperation][] = [];
  const [removed, added] = [new Set(before), new Set(after)];
  for (const keyOf of KEYS) {
    const byKey = new Map([...added].reverse().map((operation) => [keyOf(operation), operation]));
    for (const operation of removed) {
      const key = keyOf(operation);
      const match = key === undefined ? undefined : byKey.get(key);
      if (match === undefined || !added.has(match)) continue;
      pairs.push([operation, match]);
      removed.delete(operation);
      added.delete(match);
    }
  }
  return { pairs, removed: [...removed], added: [...added] };
}

const KEYS: ((operation: NamedOperation) => string | undefined)[] = [
  ({ operation }) => operation.operationId,
  // What a placeholder is called doesn't change where a request goes.
  ({ httpMethod, path }) => `${httpMethod} ${path.replaceAll(/\{[^}]*\}/g, "{}")}`,
  ({ operation }) => operation.operationId?.toLowerCase(),
];
