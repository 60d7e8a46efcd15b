import { assignMethodNames } from "../../document/method-names.js";
import { camelCase } from "../../document/names.js";
import type { OpenApiDocument } from "../../document/openapi.js";
import type { PlacedOperation } from "../../document/operations.js";

/** Where the SDK has an operation; a part is undefined where the document alone doesn't say. */
export interface SdkName {
  readonly service: string | undefined;
  readonly method: string | undefined;
}

/**
 * The SDK's name of each operation. A document that an overlay has been applied to is an SDK's: then it is what the
 * SDK calls it. In any other document the service follows from the tag, and the method from nothing: what the SDK
 * makes of an operationId depends on what the overlay will say, and on the operations around it.
 */
export function sdkNames(document: OpenApiDocument, operations: readonly PlacedOperation[], isSdk: boolean): SdkName[] {
  if (isSdk) {
    try {
      return assignMethodNames(document, operations);
    } catch {
      // Two operations of one name: no SDK can be made of it, and comparing goes on by what is written.
    }
  }
  return operations.map(({ operation: { tags, "x-sdk": hints } }) => ({
    service: hints?.service ?? (tags?.[0] === undefined ? undefined : camelCase(tags[0])),
    method: hints?.method,
  }));
}

/** Whether an overlay has given names to operations of a document. */
export function isSdkDocument(operations: readonly PlacedOperation[]): boolean {
  return operations.some(({ operation }) => operation["x-sdk"]?.method !== undefined);
}
