import type { Format, OperationDescription } from "../document/describe-operations.js";
import { directionViews } from "../document/direction-views.js";
import { flattenSchema } from "../document/flatten-schema.js";
import type { OpenApiDocument, Parameter, Schema } from "../document/openapi.js";
import { resolveReference, schemaNameOf } from "../document/reference.js";
import { schemaIdentifiers } from "./generate-schema-exports.js";

/**
 * Writes the types of a method as text, by name where the schema has one: named types cost the compiler nothing and
 * read well in an editor. What has no name is an index into `operations`, so that every schema has a type.
 */
export class TypeWriter {
  readonly #document: OpenApiDocument;
  readonly #identifiers: Map<string, string>;
  readonly #imported = new Set<string>();
  readonly #reserved: ReadonlySet<string>;

  /** `reserved` are names with another meaning where the types are written: a schema called so gets an alias. */
  constructor(document: OpenApiDocument, reserved: Iterable<string> = []) {
    this.#reserved = new Set([...GLOBAL_TYPES, ...reserved]);
    this.#document = directionViews(document);
    this.#identifiers = schemaIdentifiers(this.#document);
  }

  /** The import of every type that has been written so far. */
  importText(): string {
    if (this.#imported.size === 0) return "";
    const names = [...this.#imported].sort((left, right) => (left < right ? -1 : 1));
    const members = names.map((name) => (this.#local(name) === name ? name : `${name} as ${this.#local(name)}`));
    return `import type {\n${members.map((member) => `  ${member},\n`).join("")}} from "@rcw/types";\n`;
  }

  parameterType({ operationId }: OperationDescription, parameter: Parameter): string {
    const indexed = `${this.#indexOperation(operationId, "parameters", parameter.in)}[${JSON.stringify(parameter.name)}]`;
    return this.#typeOf(parameter.schema ?? {}) ?? this.#import("operations", indexed);
  }

  bodyType({ operationId, body }: OperationDescription): string {
    if (body === undefined) return "undefined";
    if (body.format === "json" || body.format === "form") {
      const indexed = `${this.#indexOperation(operationId, "requestBody", "content")}[${JSON.stringify(body.mediaType)}]`;
      return this.#typeOf(body.schema) ?? this.#import("operations", indexed);
    }
    return BODY_TYPES[body.format];
  }

  /** What a method resolves to: the union of the successful answers, `undefined` for those without a body. */
  resultType({ operationId, success }: OperationDescription): string {
    const types = success.map(({ status, mediaType, format, schema }) => {
      if (mediaType === undefined || format === undefined) return "undefined";
      if (format !== "json") return ANSWER_TYPES[format];
      const indexed = `operations[${JSON.stringify(operationId)}]["responses"][${statusKey(status)}]["content"][${JSON.stringify(mediaType)}]`;
      return this.#typeOf(schema ?? {}) ?? this.#import("operations", indexed);
    });
    return [...new Set(types)].join(" | ") || "undefined";
  }

  /** The type of a list's items, which its answer holds under the name `items`. */
  itemType(operation: OperationDescription, items: string): string {
    const answer = operation.success.find(({ format }) => format === "json")?.schema ?? {};
    const list = flattenSchema(this.#document, answer).properties[items];
    const schema = list && resolveReference<Schema>(this.#document, list).items;
    const named = schema && this.#typeOf(schema);
    return named ?? `NonNullable<${this.resultType(operation)}[${JSON.stringify(items)}]>[number]`;
  }

  /** The type of a schema with a name, of a plain value, or of a list of these; undefined for anything else. */
  #typeOf(schema: Schema): string | undefined {
    const name = schemaNameOf(schema.$ref ?? soleReference(schema));
    const identifier = name === undefined ? undefined : this.#identifiers.get(name);
    if (identifier !== undefined) return this.#import(identifier, this.#local(identifier)) + nullable(schema);
    if (schema.$ref || schema.allOf || schema.oneOf || schema.anyOf) return undefined;
    if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ") + nullable(schema);
    if (schema.type === "array" && schema.items) {
      const items = this.#typeOf(schema.items);
      return items && `${items.includes(" ") ? `(${items})` : items}[]${nullable(schema)}`;
    }
    const plain = PLAIN_TYPES[schema.type ?? ""];
    return plain && plain + nullable(schema);
  }

  #indexOperation(operationId: string, part: string, inner: string): string {
    return `NonNullable<NonNullable<operations[${JSON.stringify(operationId)}][${JSON.stringify(part)}]>[${JSON.stringify(inner)}]>`;
  }

  #local(name: string): string {
    return this.#reserved.has(name) ? `${name}Schema` : name;
  }

  #import(name: string, text: string): string {
    this.#imported.add(name);
    return text;
  }
}

/** The schema that an `allOf` of one refers to, where nothing stands beside it that adds to the type. */
function soleReference({ allOf, properties, required }: Schema): string | undefined {
  return allOf?.length === 1 && !properties && !required ? allOf[0]?.$ref : undefined;
}

/** What the written types themselves use. */
const GLOBAL_TYPES = ["ArrayBuffer", "Blob", "FormData", "NonNullable", "Promise", "Record", "Uint8Array"];
const PLAIN_TYPES: Record<string, string> = {
  string: "string",
  boolean: "boolean",
  integer: "number",
  number: "number",
};
const BODY_TYPES: Record<Exclude<Format, "json" | "form">, string> = {
  multipart: "FormData",
  text: "string",
  binary: "Blob | ArrayBuffer | Uint8Array",
};
const ANSWER_TYPES: Record<Exclude<Format, "json">, string> = {
  form: "string",
  multipart: "FormData",
  text: "string",
  binary: "Blob",
};

function nullable(schema: Schema): string {
  return schema.nullable ? " | null" : "";
}

function statusKey(status: string): string {
  return /^\d+$/.test(status) ? status : JSON.stringify(status);
}
