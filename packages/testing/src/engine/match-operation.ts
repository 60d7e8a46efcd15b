import { type OperationDescription, operationTable } from "@rcw/types";
import { PathTable, pickMethod } from "./path-table.js";
import { unknownUri } from "./refusal.js";

/** An operation and the values of its path parameters, decoded. */
export interface MatchedOperation {
  readonly operation: OperationDescription;
  readonly path: Readonly<Record<string, string>>;
}

const operations = new PathTable<OperationDescription>(
  Object.values(operationTable).map((operation) => ({
    path: operation.path,
    httpMethod: operation.httpMethod,
    entry: operation,
  })),
);

/**
 * Finds the operation of a request.
 *
 * @throws {Refusal} 404 `CMN-120` for a path of no operation, 405 for a method that the path doesn't have.
 */
export function matchOperation(httpMethod: string, pathname: string, methodRule = true): MatchedOperation {
  const found = operations.find(pathname);
  if (found === undefined) throw unknownUri(pathname);
  return { operation: pickMethod(found, httpMethod, pathname, methodRule), path: found.path };
}

/** The methods of the operations at a path; nothing for a path of no operation. */
export function methodsOfOperations(pathname: string): string[] {
  return [...(operations.find(pathname)?.byMethod.keys() ?? [])];
}
