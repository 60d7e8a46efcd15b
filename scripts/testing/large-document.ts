import type { OpenApiDocument, Operation, PathItem, Schema } from "../document/openapi.js";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "./small-document.js";

/** How large: by default what a whole platform's document has. */
export interface LargeDocumentOptions {
  readonly operations?: number;
  readonly schemas?: number;
  readonly properties?: number;
  /** Gives every schema another name, as a new generator of the document might. */
  readonly prefix?: string;
}

/**
 * A document of the size of a whole platform's, with what makes a differ slow: every schema refers to several others,
 * to itself and back to those that refer to it, through properties, lists, maps, `allOf` and unions.
 */
export function largeDocument(options: LargeDocumentOptions = {}): OpenApiDocument {
  const { operations = 500, schemas: count = 900, properties = 10, prefix = "Model" } = options;
  const name = (index: number) => `${prefix}${((index % count) + count) % count}`;
  const schemas = Object.fromEntries(
    Array.from({ length: count }, (_, index) => [name(index), largeSchema(index, properties, name)]),
  );
  const paths = Object.fromEntries(
    Array.from({ length: operations }, (_, index): [string, PathItem] => [
      `/account/{accountId}/things${index}/{thingId}`,
      index % 2 === 0 ? { get: readOperation(index, name) } : { put: writeOperation(index, name) },
    ]),
  );
  return smallDocument({ paths, schemas });
}

const TEXT = "A sentence or two about what this is, when it is there and what it means, as such documents have them.";

function largeSchema(index: number, properties: number, name: (index: number) => string): Schema {
  const own = Object.fromEntries(
    Array.from({ length: properties }, (_, place) => [`property${place}`, property(index, place, name)]),
  );
  const object: Schema = { type: "object", description: TEXT, required: ["property0"], properties: own };
  if (index % 9 === 4) return { allOf: [schemaRef(name(index + 1)), object] };
  return object;
}

function property(index: number, place: number, name: (index: number) => string): Schema {
  const other = schemaRef(name(index * 7 + place * 13 + 1));
  switch (place) {
    case 1:
      return { type: "array", items: schemaRef(name(index)) };
    case 2:
      return { type: "array", items: other };
    case 3:
      return { oneOf: [other, schemaRef(name(index - 1)), schemaRef(name(index + 2))] };
    case 4:
      return { type: "object", additionalProperties: other };
    case 5:
      return { allOf: [other], description: TEXT };
    case 6:
      return { type: "string", enum: ["One", "Two", `Three${index}`], description: TEXT };
    default:
      return { type: place % 2 === 0 ? "string" : "integer", description: TEXT, example: "x" };
  }
}

function parameters(): Operation["parameters"] {
  return ["accountId", "thingId"].map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

function readOperation(index: number, name: (index: number) => string): Operation {
  const responses = {
    ...jsonAnswer(schemaRef(name(index))),
    default: jsonAnswer(schemaRef(name(index + 3)))["200"] as object,
  };
  return operation({
    operationId: `readThing${index}`,
    description: TEXT,
    parameters: parameters() as NonNullable<Operation["parameters"]>,
    responses: responses as Operation["responses"],
  });
}

function writeOperation(index: number, name: (index: number) => string): Operation {
  return operation({
    operationId: `writeThing${index}`,
    description: TEXT,
    parameters: parameters() as NonNullable<Operation["parameters"]>,
    requestBody: { required: true, content: jsonContent(schemaRef(name(index))) },
    responses: jsonAnswer(schemaRef(name(index + 5))),
  });
}
