import { matchOperations, type NamedOperation } from "../diff/operations/match-operations.js";
import { nameOperations } from "../diff/operations/name-operations.js";
import type { PreparedDocument } from "../diff/prepare/prepared-document.js";
import type { OpenApiDocument, Operation, PathItem, Schema } from "../document/openapi.js";
import { schemaNameOf } from "../document/reference.js";
import { mapSchema, mapValues } from "../document/walk-schema.js";

/**
 * Two prepared documents as the type generators take them: nothing in them but what makes types, and every operation
 * with the name that the SDK gives it, or would give it if only the operationId counted.
 */
export function gateDocuments(before: PreparedDocument, after: PreparedDocument): [OpenApiDocument, OpenApiDocument] {
  const [old, next] = nameOperations(before.document, after.document);
  const methods = new Map<NamedOperation, string>();
  const { pairs } = matchOperations(old, next);
  const idOf = ({ operation, id }: NamedOperation) => operation.operationId ?? id;
  for (const each of [...old, ...next]) methods.set(each, each.sdk.method ?? idOf(each));
  for (const [was, is] of pairs) {
    if (was.sdk.method !== undefined && is.sdk.method !== undefined) continue;
    // A name on one side only is no renaming: an overlay speaks of one of the documents.
    methods.set(was, idOf(was));
    methods.set(is, idOf(is));
  }
  return [gateDocument(before.document, old, methods), gateDocument(after.document, next, methods)];
}

function gateDocument(
  document: OpenApiDocument,
  operations: readonly NamedOperation[],
  methods: ReadonlyMap<NamedOperation, string>,
): OpenApiDocument {
  const paths: Record<string, PathItem> = mapValues(document.paths, () => ({}));
  for (const each of operations) {
    const item = paths[each.path] as PathItem;
    item[each.httpMethod] = gateOperation(each, methods.get(each) as string);
  }
  return {
    openapi: "3.0.3",
    info: document.info,
    paths,
    components: { schemas: mapValues(document.components?.schemas ?? {}, gateSchema) },
  };
}

function gateOperation({ operation, id, sdk }: NamedOperation, method: string): Operation {
  const { deprecated, parameters, requestBody, responses } = operation;
  const content = (holder: object) => {
    const { content: media } = holder as { content?: Record<string, { schema?: Schema }> };
    return media && { content: mapValues(media, ({ schema }) => (schema ? { schema: gateSchema(schema) } : {})) };
  };
  return {
    operationId: id,
    "x-sdk": {
      service: sdk.service ?? "operations",
      method,
      ...(operation["x-sdk"]?.paging && { paging: operation["x-sdk"].paging }),
    },
    ...(deprecated === true && { deprecated }),
    ...(parameters && {
      parameters: parameters.map((parameter) => {
        if ("$ref" in parameter) return parameter;
        const { name, in: place, required, schema = {} } = parameter;
        const marks = { ...(required && { required }), ...(parameter.deprecated === true && { deprecated: true }) };
        return { name, in: place, ...marks, schema: gateSchema(schema) };
      }),
    }),
    ...(requestBody && {
      requestBody: {
        ...("required" in requestBody && requestBody.required && { required: true }),
        ...(content(requestBody) as { content: object }),
      } as NonNullable<Operation["requestBody"]>,
    }),
    responses: mapValues(responses, (response) => ({ description: "", ...content(response) })),
  };
}

const TYPE_KEYWORDS = new Set(
  (
    "$ref type enum nullable properties required items prefixItems additionalProperties allOf anyOf oneOf " +
    "discriminator readOnly writeOnly default deprecated"
  ).split(" "),
);

/** A schema with nothing in it but what makes a type. */
function gateSchema(schema: Schema): Schema {
  return mapSchema(schema, (node) => {
    const kept = Object.fromEntries(Object.entries(node).filter(([key]) => TYPE_KEYWORDS.has(key))) as Schema;
    return withMapping(withRequiredOfParts(kept));
  });
}

/** The type generator asks `required` of a part beside a reference only where the whole asks for it, too. */
function withRequiredOfParts(schema: Schema): Schema {
  const names = [...(schema.required ?? []), ...(schema.allOf ?? []).flatMap((part) => part.required ?? [])];
  return names.length > 0 && schema.allOf ? { ...schema, required: [...new Set(names)] } : schema;
}

/** Without a mapping, the value is the schema's name: written out, since the form to send has another name. */
function withMapping(schema: Schema): Schema {
  const { discriminator, oneOf } = schema;
  if (discriminator === undefined || oneOf === undefined) return schema;
  const mapped = new Set(Object.values(discriminator.mapping ?? {}));
  const own = oneOf.flatMap(({ $ref }) => ($ref && !mapped.has($ref) ? [[schemaNameOf($ref) as string, $ref]] : []));
  return {
    ...schema,
    discriminator: { ...discriminator, mapping: { ...Object.fromEntries(own), ...discriminator.mapping } },
  };
}
