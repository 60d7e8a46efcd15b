import type { OperationDescription } from "../../document/describe-operations.js";
import { wordsOf } from "../../document/names.js";

/** A name in Python's spelling: `rcwConfigListInvitees` -> `rcw_config_list_invitees`. */
export function snakeCase(name: string): string {
  return wordsOf(name)
    .map((word) => word.toLowerCase())
    .join("_");
}

/** How the Python SDK calls an operation: by its tag and its operationId. */
export function pythonCall({ operationId, operation }: OperationDescription): string {
  const tag = operation.tags?.[0];
  return [tag && `sdk.${snakeCase(tag)}`, snakeCase(operationId)].filter(Boolean).join(".");
}
