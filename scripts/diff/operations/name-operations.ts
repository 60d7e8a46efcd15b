import type { OpenApiDocument } from "../../document/openapi.js";
import { listOperations, type PlacedOperation } from "../../document/operations.js";
import type { NamedOperation } from "./match-operations.js";
import { isSdkDocument, sdkNames } from "./sdk-names.js";

/** The operations of two prepared documents, with the names that places and the SDK have for them. */
export function nameOperations(before: OpenApiDocument, after: OpenApiDocument): [NamedOperation[], NamedOperation[]] {
  const [old, next] = [listOperations(before), listOperations(after)];
  const isSdk = isSdkDocument(old) && isSdkDocument(next);
  return [withNames(before, old, isSdk), withNames(after, next, isSdk)];
}

function withNames(
  document: OpenApiDocument,
  operations: readonly PlacedOperation[],
  isSdk: boolean,
): NamedOperation[] {
  const names = sdkNames(document, operations, isSdk);
  return operations.map((placed, index) => ({
    ...placed,
    id: placed.operation.operationId ?? `${placed.httpMethod.toUpperCase()} ${placed.path}`,
    sdk: names[index] ?? { service: undefined, method: undefined },
  }));
}
