import { describeOperations } from "../document/describe-operations.js";
import type { OpenApiDocument } from "../document/openapi.js";

/** An operation that the SDK has not had before, with the name of its method. */
export interface NewOperation {
  readonly operationId: string;
  /** `GET /webinar/...`. */
  readonly request: string;
  /** `rcw.invitees.export`. */
  readonly method: string;
  /** Whether the overlay has chosen that name. */
  readonly isNamed: boolean;
}

/** The operations that only the next bundled document has. */
export function listNewOperations(present: OpenApiDocument, next: OpenApiDocument): NewOperation[] {
  const known = new Set(describeOperations(present).map(({ operationId }) => operationId));
  return describeOperations(next)
    .filter(({ operationId }) => !known.has(operationId))
    .map(({ operationId, httpMethod, path, service, method, operation }) => ({
      operationId,
      request: `${httpMethod.toUpperCase()} ${path}`,
      method: `rcw.${service}.${method}`,
      isNamed: operation["x-sdk"]?.method !== undefined,
    }));
}
