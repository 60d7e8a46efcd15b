import { readWhere } from "../diff/where.js";
import { describeOperations } from "../document/describe-operations.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { readSchemas, sentSchemas } from "../document/operations.js";
import { reachableSchemas } from "../document/reachable-schemas.js";

/** Where a change belongs, in the words of someone who uses the packages. */
export interface Owner {
  /** Service of the client; "shared" for a schema of several services, "document" for what belongs to none. */
  readonly service: string;
  /** `rcw.invitees.list` or `InviteeModel`. */
  readonly subject: string;
  /** `answer`, `body`, `parameter perPage`; undefined for the whole. */
  readonly part: string | undefined;
  /** The way inside a schema: `records[].role`. */
  readonly path: string | undefined;
}

/** Says, for the place of a change between two documents, who owns it. */
export type FindOwner = (where: string) => Owner;

/** The present document knows what is gone, the next one what is new; where both know, the next one counts. */
export function ownersIn(present: OpenApiDocument, next: OpenApiDocument): FindOwner {
  const methods = new Map<string, { service: string; subject: string }>();
  const services = new Map<string, Set<string>>();
  for (const document of [present, next]) {
    for (const { operationId, service, method, httpMethod, path, ...placed } of describeOperations(document)) {
      const found = { service, subject: `rcw.${service}.${method}` };
      methods.set(operationId, found).set(`${httpMethod.toUpperCase()} ${path}`, found);
      const used = [...sentSchemas({ ...placed, httpMethod, path }), ...readSchemas({ ...placed, httpMethod, path })];
      for (const name of schemasOf(document, used)) services.set(name, (services.get(name) ?? new Set()).add(service));
    }
  }
  return (where) => {
    const { subject, name, part, path } = readWhere(where);
    if (subject === "document") return { service: "document", subject: "the document", part: undefined, path };
    if (subject === "operation") {
      return { ...(methods.get(name) ?? { service: "document", subject: name }), part: partInWords(part), path };
    }
    const users = services.get(name) ?? new Set();
    const [only = "shared"] = users;
    return { service: users.size === 1 ? only : "shared", subject: name, part: undefined, path };
  };
}

function schemasOf(document: OpenApiDocument, schemas: readonly Schema[]): Set<string> {
  return reachableSchemas(document, schemas);
}

function partInWords(part: string | undefined): string | undefined {
  return part
    ?.replace(/^parameter \w+ /, "parameter ")
    .replace(/^request body/, "body")
    .replace(/^response 2\w\w/, "answer")
    .replace(/^response (\w+)/, "error $1");
}
