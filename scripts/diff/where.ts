/**
 * The place of a change as text, in parts separated by " > ":
 *
 * - `<operationId>`, for an operation as a whole (one without an operationId is called `GET /its/path`);
 * - `<operationId> > parameter query perPage`, `... > request body`, `... > response 200`;
 * - `<operationId> > callback onEvent`, `... > callback onEvent request body`, for what the service sends because of it;
 * - `webhook <name>`, `... > request body`, for what the service sends by itself;
 * - `schema <Name>`, for a named schema as a whole;
 * - `package @rcw/types > inviteeRoleValues`, for what a package exports;
 * - `document`, for what belongs to none of them;
 * - then, inside a schema, the way to the place: `records[].role` is a property of the items of `records`, `labels.*`
 *   any value of a map, `shape<Circle>.radius` a property of one variant of a union, `["odd.name"]` a name with signs.
 *
 * `rcwConfigListInvitees > response 200 > records[].role`, `schema InviteeModel > role`.
 */
export interface Where {
  readonly subject: "operation" | "webhook" | "schema" | "package" | "document";
  /** operationId, or the name of the webhook, schema or package; "" for the document. */
  readonly name: string;
  /** `parameter query perPage`, `request body`, `response 200`; undefined for the operation as a whole, and for schemas. */
  readonly part: string | undefined;
  /** The way inside the schema; undefined for the schema as a whole. */
  readonly path: string | undefined;
}

const SEPARATOR = " > ";
const PART = /^(parameter |request body|response |callback )/;
const NAMED = /^(schema|webhook|package) ([\s\S]*)$/;

export function writeWhere({ subject, name, part, path }: Partial<Where> & Pick<Where, "subject">): string {
  const head = subject === "document" ? "document" : subject === "operation" ? name : `${subject} ${name}`;
  return [head, part, path].filter((text) => text !== undefined && text !== "").join(SEPARATOR);
}

/** Takes the text of a place apart; the inverse of `writeWhere`. */
export function readWhere(where: string): Where {
  const [head = "", ...rest] = where.split(SEPARATOR);
  const [, kind, named] = NAMED.exec(head) ?? [];
  const subject =
    (kind as "schema" | "webhook" | "package" | undefined) ?? (head === "document" ? "document" : "operation");
  const hasParts = subject === "operation" || subject === "webhook";
  const part = hasParts && PART.test(rest[0] ?? "") ? rest.shift() : undefined;
  return {
    subject,
    name: named ?? (subject === "document" ? "" : head),
    part,
    path: rest.length > 0 ? rest.join(SEPARATOR) : undefined,
  };
}

/** The way to a property, seen from the schema that has it. */
export function propertyStep(name: string): string {
  return /^[\w$-]+$/.test(name) ? name : `[${JSON.stringify(name)}]`;
}

/** Joins two ways: a step in brackets of any kind needs no dot. */
export function joinPath(path: string, step: string): string {
  if (path === "" || step === "") return path + step;
  return /^[[<]/.test(step) ? path + step : `${path}.${step}`;
}
