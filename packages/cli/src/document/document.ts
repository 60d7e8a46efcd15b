import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A schema of the API description, as far as it is shown or handed on. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly title?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly nullable?: boolean;
  readonly readOnly?: boolean;
  readonly default?: unknown;
  readonly example?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly pattern?: string;
  readonly additionalProperties?: boolean | Schema;
  /** What is true of it where it is sent only; our own extension of the description. */
  readonly "x-sdk-sent"?: { readonly properties?: Readonly<Record<string, Schema>> };
}

/** A parameter as the description tells of it. */
export interface DocumentParameter {
  readonly name: string;
  readonly in: string;
  readonly description?: string;
  readonly required?: boolean;
  readonly example?: unknown;
  readonly schema?: Schema;
}

/** What the description says of an operation. */
export interface DocumentOperation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters: readonly DocumentParameter[];
  /** Of a JSON body. */
  readonly body?: { readonly schema: Schema; readonly example?: unknown; readonly required: boolean };
}

interface RawOperation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly parameters?: readonly (DocumentParameter | { readonly $ref: string })[];
  readonly requestBody?: RawBody | { readonly $ref: string };
}

interface RawBody {
  readonly required?: boolean;
  readonly content?: Readonly<Record<string, { readonly schema?: Schema; readonly example?: unknown }>>;
}

interface RawDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The API description of `@rcw/types`, read when it is first asked for: help and tools need it, calls don't. */
export interface ApiDocument {
  operation(operationId: string): DocumentOperation | undefined;
  /** What a `$ref` leads to; the value itself where there is none. */
  follow<Value extends object>(value: Value | { readonly $ref: string }): Value;
}

let loaded: ApiDocument | undefined;

export function loadDocument(): ApiDocument {
  loaded ??= createDocument(readDocument());
  return loaded;
}

function readDocument(): RawDocument {
  const path = createRequire(import.meta.url).resolve("@rcw/types/openapi.json");
  return JSON.parse(readFileSync(path, "utf8")) as RawDocument;
}

function createDocument(document: RawDocument): ApiDocument {
  const operations = new Map<string, RawOperation & { shared: RawOperation["parameters"] }>();
  for (const item of Object.values(document.paths)) {
    const shared = (item.parameters ?? []) as NonNullable<RawOperation["parameters"]>;
    for (const value of Object.values(item)) {
      const operation = value as RawOperation;
      if (operation?.operationId) operations.set(operation.operationId, { ...operation, shared });
    }
  }

  const follow = <Value extends object>(value: Value | { readonly $ref: string }): Value => {
    const reference = (value as { $ref?: unknown }).$ref;
    return typeof reference === "string" ? follow(at(document, reference) as Value) : (value as Value);
  };

  return {
    follow,
    operation(operationId) {
      const raw = operations.get(operationId);
      if (raw === undefined) return undefined;
      const { parameters = [], shared = [], requestBody, ...rest } = raw;
      const body = requestBody && bodyOf(follow<RawBody>(requestBody));
      return {
        ...rest,
        parameters: [...shared, ...parameters].map((parameter) => follow<DocumentParameter>(parameter)),
        ...(body && { body }),
      };
    },
  };
}

function bodyOf({ content = {}, required = false }: RawBody): DocumentOperation["body"] {
  const [media] = Object.values(content);
  return media?.schema && { schema: media.schema, example: media.example, required };
}

/** The value that a pointer such as `#/components/schemas/Invitee` leads to. */
function at(document: RawDocument, reference: string): unknown {
  const names = reference.replace(/^#\//, "").split("/");
  return names.reduce<unknown>(
    (inner, name) => (inner as Record<string, unknown>)[name.replace(/~1/g, "/").replace(/~0/g, "~")],
    document,
  );
}
