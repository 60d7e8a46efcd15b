import type { Argument } from "./describe-operations.js";
import type { OpenApiDocument, Schema } from "./openapi.js";
import { resolveReference } from "./reference.js";

/** Bounds of a value, as in the API description. */
export interface ValueBounds {
  type?: string | undefined;
  format?: string | undefined;
  minLength?: number | undefined;
  maxLength?: number | undefined;
  minimum?: number | undefined;
  maximum?: number | undefined;
  minItems?: number | undefined;
  maxItems?: number | undefined;
  pattern?: string | undefined;
  enum?: unknown[] | undefined;
}

/** A parameter: where it travels, and the bounds of its value. */
export interface DescribedParameter extends ValueBounds {
  name: string;
  argument?: string | undefined;
  in: string;
  required?: true | undefined;
  joined?: true | undefined;
  items?: ValueBounds | undefined;
}

/** Describes a parameter of a method, references followed; what it doesn't have is undefined. */
export function describeParameter(document: OpenApiDocument, { argument, parameter }: Argument): DescribedParameter {
  const schema = resolveSchema(document, parameter.schema ?? {});
  const items = schema.items && resolveSchema(document, schema.items);
  // In OpenAPI a query parameter's array is repeated unless the document says otherwise.
  const joined = schema.type === "array" && parameter.in === "query" && parameter.explode === false;
  return {
    name: parameter.name,
    argument: argument === parameter.name ? undefined : argument,
    in: parameter.in,
    required: parameter.required || undefined,
    joined: joined || undefined,
    ...bounds(schema),
    items: items && bounds(items),
  };
}

function bounds(schema: Schema): ValueBounds {
  const { type, format, minLength, maxLength, minimum, maximum, minItems, maxItems, pattern } = schema as ValueBounds;
  return { type, format, minLength, maxLength, minimum, maximum, minItems, maxItems, pattern, enum: schema.enum };
}

/** A parameter's schema with `$ref` and single `allOf` followed. */
function resolveSchema(document: OpenApiDocument, schema: Schema): Schema {
  const resolved = resolveReference<Schema>(document, schema);
  const parts = (resolved.allOf ?? []).map((part) => resolveSchema(document, part));
  return Object.assign({}, ...parts, resolved);
}
