import { readWhere } from "../diff/where.js";
import { describeOperations } from "../document/describe-operations.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { readSchemas, sentSchemas } from "../document/operations.js";
import { reachableSchemas } from "../document/reachable-schemas.js";

/** Where a change belongs, in the words of someone who uses the packages. */
export interface Owner {
  /** Service of the client; "shared" for a schema of several services, "document" for what no service has. */
  readonly service: string;
  /** `rcw.invitees.list` or `InviteeModel`. */
  readonly subject: string;
  /** `the answer`, `the body`, `parameter \`perPage\``; undefined for the whole. */
  readonly part: string | undefined;
  /** Methods whose calls have the schema in what they send or give; none for what isn't a schema. */
  readonly usedBy: readonly string[];
  /** The way inside a schema: `records[].role`. */
  readonly path: string | undefined;
}

/** The subject of what belongs to no operation and no schema. */
export const DOCUMENT = "the API description";

/** Says, for the place of a change between two documents, who owns it. */
export type FindOwner = (where: string) => Owner;

/** The present document knows what is gone, the next one what is new; where both know, the next one counts. */
export function ownersIn(present: OpenApiDocument, next: OpenApiDocument): FindOwner {
  const methods = new Map<string, { service: string; subject: string }>();
  const services = new Map<string, Set<string>>();
  const users = new Map<string, Set<string>>();
  for (const document of [present, next]) {
    for (const { operationId, service, method, httpMethod, path, ...placed } of describeOperations(document)) {
      const found = { service, subject: `rcw.${service}.${method}` };
      methods.set(operationId, found).set(`${httpMethod.toUpperCase()} ${path}`, found);
      const used = [...sentSchemas({ ...placed, httpMethod, path }), ...readSchemas({ ...placed, httpMethod, path })];
      for (const name of reachableSchemas(document, used)) {
        services.set(name, (services.get(name) ?? new Set()).add(service));
        users.set(name, (users.get(name) ?? new Set()).add(found.subject));
      }
    }
  }
  return (where) => {
    const { subject, name, part, path } = readWhere(where);
    if (subject === "document") return { service: "document", subject: DOCUMENT, part: undefined, path, usedBy: [] };
    if (subject === "package") return { service: "exports", subject: name, part: undefined, path, usedBy: [] };
    if (subject === "webhook")
      return { service: "document", subject: name, part: partOfWebhook(part), path, usedBy: [] };
    if (subject === "operation") {
      return {
        ...(methods.get(name) ?? { service: "document", subject: name }),
        part: partInWords(part),
        path,
        usedBy: [],
      };
    }
    const [only = "document", ...more] = services.get(name) ?? [];
    const usedBy = [...(users.get(name) ?? [])];
    return { service: more.length === 0 ? only : "shared", subject: name, part: undefined, path, usedBy };
  };
}

function partOfWebhook(part: string | undefined): string {
  if (part === undefined) return "the webhook";
  return part.startsWith("response") ? "your answer to the webhook" : "the body of the webhook";
}

function partInWords(part: string | undefined): string | undefined {
  return part
    ?.replace(/^callback (\S+) request body/, "the body of the callback `$1`")
    .replace(/^callback (\S+) response .*/, "your answer to the callback `$1`")
    .replace(/^callback (\S+).*/, "the callback `$1`")
    .replace(/^parameter \w+ (.*)$/, "parameter `$1`")
    .replace(/^request body/, "the body")
    .replace(/^response 2\w\w/, "the answer")
    .replace(/^response (\w+)/, "the error $1");
}
