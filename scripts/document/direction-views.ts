import { flattenSchema } from "./flatten-schema.js";
import { hasKeyword } from "./has-keyword.js";
import {
  HTTP_METHODS,
  type MediaType,
  type OpenApiDocument,
  type PathItem,
  type RequestBody,
  type Response,
  type Schema,
} from "./openapi.js";
import { listOperations, readSchemas, sentSchemas } from "./operations.js";
import { reachableSchemas, referencesIn } from "./reachable-schemas.js";
import { schemaNameOf, schemaReference } from "./reference.js";
import { ALIAS_OF, aliasOf } from "./schema-aliases.js";
import { mapSchema, mapValues, walkSchema } from "./walk-schema.js";

/** On a property that must not be sent: the type generator makes it `never`. */
export const NEVER_SENT = "x-sdk-never";

/** On a property that must not be returned, where the views mark such properties instead of hiding them. */
export const NEVER_RETURNED = "x-sdk-never-returned";

/** What becomes of write-only properties in the schemas of answers: they are gone, or marked `x-sdk-never-returned`. */
export interface DirectionViewOptions {
  readonly writeOnly?: "hide" | "mark";
}

/**
 * The document as seen by someone who sends requests and reads answers. A schema with read-only or write-only
 * properties, or with required properties that have a default, gets a second form `XWritable` where a request uses
 * it: read-only properties are marked `x-sdk-never`, and a default makes a property optional. A schema that only
 * requests use takes that form under its own name. Where answers use a schema, write-only properties are gone, or marked.
 */
export function directionViews(
  document: OpenApiDocument,
  { writeOnly = "hide" }: DirectionViewOptions = {},
): OpenApiDocument {
  const made = views[writeOnly].get(document) ?? makeViews(document, writeOnly);
  views[writeOnly].set(document, made);
  return made;
}

/** Most generators look at the views of the same document, which none of them changes. */
const views = {
  hide: new WeakMap<OpenApiDocument, OpenApiDocument>(),
  mark: new WeakMap<OpenApiDocument, OpenApiDocument>(),
};

function makeViews(
  document: OpenApiDocument,
  writeOnly: NonNullable<DirectionViewOptions["writeOnly"]>,
): OpenApiDocument {
  const readView = writeOnly === "hide" ? withoutWriteOnly : withMarkedWriteOnly;
  const schemas = document.components?.schemas ?? {};
  const read = readNames(document);
  const writableNames = namesWhenSent(document, read);

  const viewed: Record<string, Schema> = {};
  for (const [name, schema] of Object.entries(schemas)) {
    const writableName = writableNames.get(name);
    if (writableName !== name) viewed[name] = read.has(name) ? readView(document, schema) : schema;
    if (writableName !== undefined) viewed[writableName] = writeView(document, schema, writableNames);
  }
  Object.assign(viewed, writableAliases(schemas, writableNames));
  return {
    ...document,
    paths: mapValues(document.paths, (item) => viewOperations(document, item, writableNames, readView)),
    components: {
      ...document.components,
      schemas: viewed,
      ...(document.components?.requestBodies && {
        requestBodies: mapValues(document.components.requestBodies, (body) => viewBody(document, body, writableNames)),
      }),
      ...(document.components?.responses && {
        responses: mapValues(document.components.responses, (response) => viewResponse(document, response, readView)),
      }),
    },
  };
}

/**
 * The schemas that have another form when they are sent, and what that form is called: `XWritable`, or the schema's own
 * name where only requests use it.
 */
export function sentFormNames(document: OpenApiDocument): Map<string, string> {
  return namesWhenSent(document, readNames(document));
}

function namesWhenSent(document: OpenApiDocument, read: ReadonlySet<string>): Map<string, string> {
  const sent = reachableSchemas(document, listOperations(document).flatMap(sentSchemas));
  return nameWritables(differingWhenSent(document, sent), read, document.components?.schemas ?? {});
}

function readNames(document: OpenApiDocument): Set<string> {
  return reachableSchemas(document, listOperations(document).flatMap(readSchemas));
}

function nameWritables(differing: ReadonlySet<string>, read: ReadonlySet<string>, taken: object): Map<string, string> {
  const freeName = (wanted: string): string => (wanted in taken ? freeName(`${wanted}_`) : wanted);
  return new Map([...differing].map((name) => [name, read.has(name) ? freeName(`${name}Writable`) : name]));
}

/** A renamed schema with a form to send had one under its old name too. */
function writableAliases(schemas: Record<string, Schema>, writableNames: ReadonlyMap<string, string>) {
  const aliases = Object.entries(schemas).flatMap(([name, schema]): [string, Schema][] => {
    const target = schema[ALIAS_OF];
    const writableName = typeof target === "string" ? writableNames.get(target) : undefined;
    if (writableName === undefined || writableName === target || `${name}Writable` in schemas) return [];
    return [[`${name}Writable`, aliasOf(writableName)]];
  });
  return Object.fromEntries(aliases);
}

/** Among the schemas that are sent, those whose write view isn't their read view. */
function differingWhenSent(document: OpenApiDocument, sent: ReadonlySet<string>): Set<string> {
  const schemas = document.components?.schemas ?? {};
  const differing = new Set([...sent].filter((name) => changesWhenSent(document, schemas[name] ?? {})));
  const refersToDiffering = (name: string) =>
    referencesIn(schemas[name] ?? {}).some((reference) => differing.has(schemaNameOf(reference) ?? ""));
  for (let size = -1; size !== differing.size; ) {
    size = differing.size;
    for (const name of sent) if (refersToDiffering(name)) differing.add(name);
  }
  return differing;
}

function changesWhenSent(document: OpenApiDocument, schema: Schema): boolean {
  const inherited = flattenSchema(document, schema).properties;
  let changes = false;
  walkSchema(schema, ({ properties = {}, required = [] }) => {
    for (const property of Object.values(properties)) {
      if (hasKeyword(document, property, "readOnly") || hasKeyword(document, property, "writeOnly")) changes = true;
    }
    for (const name of required) {
      if (hasKeyword(document, properties[name] ?? inherited[name] ?? {}, "default")) changes = true;
    }
  });
  return changes;
}

function writeView(document: OpenApiDocument, schema: Schema, writableNames: ReadonlyMap<string, string>): Schema {
  const inherited = flattenSchema(document, schema).properties;
  const shaped = mapSchema(schema, (node) => {
    const isReadOnly = (property: Schema) => hasKeyword(document, property, "readOnly");
    const required = node.required?.filter((name) => {
      const property = node.properties?.[name] ?? inherited[name] ?? {};
      return !isReadOnly(property) && !hasKeyword(document, property, "default");
    });
    const properties =
      node.properties &&
      mapValues(node.properties, (property) => (isReadOnly(property) ? neverSent(property) : property));
    return withImpliedMapping(withShape(node, properties, required), writableNames);
  });
  return mapSchema(shaped, (node) => renameReference(node, writableNames));
}

function neverSent(property: Schema): Schema {
  const note = "Read-only: the service sets it, so it can't be sent.";
  return { [NEVER_SENT]: true, description: property.description ? `${property.description}\n${note}` : note };
}

/** Gives the schema of what is returned. */
type ReadView = (document: OpenApiDocument, schema: Schema) => Schema;

const withoutWriteOnly: ReadView = (document, schema) =>
  mapSchema(schema, (node) => {
    const isHidden = (name: string) => hasKeyword(document, node.properties?.[name] ?? {}, "writeOnly");
    const shown = Object.entries(node.properties ?? {}).filter(([name]) => !isHidden(name));
    return withShape(
      node,
      node.properties && Object.fromEntries(shown),
      node.required?.filter((name) => !isHidden(name)),
    );
  });

const withMarkedWriteOnly: ReadView = (document, schema) =>
  mapSchema(schema, (node) => {
    const isWriteOnly = (property: Schema) => hasKeyword(document, property, "writeOnly");
    return withShape(
      node,
      node.properties &&
        mapValues(node.properties, (property) => (isWriteOnly(property) ? { [NEVER_RETURNED]: true } : property)),
      node.required?.filter((name) => !isWriteOnly(node.properties?.[name] ?? {})),
    );
  });

function withShape(schema: Schema, properties: Schema["properties"], required: string[] | undefined): Schema {
  const { properties: _properties, required: _required, ...rest } = schema;
  return { ...rest, ...(properties && { properties }), ...(required && required.length > 0 && { required }) };
}

function viewOperations(
  document: OpenApiDocument,
  item: PathItem,
  writableNames: ReadonlyMap<string, string>,
  readView: ReadView,
): PathItem {
  const viewed: PathItem = { ...item };
  for (const httpMethod of HTTP_METHODS) {
    const operation = viewed[httpMethod];
    if (operation === undefined) continue;
    viewed[httpMethod] = {
      ...operation,
      ...(operation.requestBody && { requestBody: viewBody(document, operation.requestBody, writableNames) }),
      responses: mapValues(operation.responses, (response) => viewResponse(document, response, readView)),
    };
  }
  return viewed;
}

function viewBody<Body extends RequestBody | { $ref: string }>(
  document: OpenApiDocument,
  body: Body,
  writableNames: ReadonlyMap<string, string>,
): Body {
  return viewContent(body, (schema) => writeView(document, schema, writableNames));
}

function viewResponse<Answer extends Response | { $ref: string }>(
  document: OpenApiDocument,
  response: Answer,
  readView: ReadView,
): Answer {
  return viewContent(response, (schema) => readView(document, schema));
}

function viewContent<Holder extends object>(holder: Holder, view: (schema: Schema) => Schema): Holder {
  if (!("content" in holder)) return holder;
  const viewMedia = (media: MediaType) => (media.schema ? { ...media, schema: view(media.schema) } : media);
  return { ...holder, content: mapValues(holder.content as Record<string, MediaType>, viewMedia) };
}

/**
 * Without a mapping a variant's name is the discriminator's value. One that gets another name here keeps the value by a
 * mapping of its own.
 */
function withImpliedMapping(schema: Schema, writableNames: ReadonlyMap<string, string>): Schema {
  const { discriminator, oneOf, anyOf } = schema;
  if (discriminator === undefined) return schema;
  const mapped = new Set(Object.values(discriminator.mapping ?? {}).map((target) => schemaNameOf(target) ?? target));
  const names = (oneOf ?? anyOf ?? []).map(({ $ref }) => schemaNameOf($ref) ?? "");
  const renamed = names.filter((name) => (writableNames.get(name) ?? name) !== name && !mapped.has(name));
  if (renamed.length === 0) return schema;
  const implied = Object.fromEntries(renamed.map((name) => [name, schemaReference(name)]));
  return { ...schema, discriminator: { ...discriminator, mapping: { ...implied, ...discriminator.mapping } } };
}

/** Points a schema's own reference and discriminator mapping at the writable forms. */
function renameReference(schema: Schema, writableNames: ReadonlyMap<string, string>): Schema {
  const rename = (reference: string) => {
    // A mapping may also name a schema without the path to it.
    const writableName = writableNames.get(schemaNameOf(reference) ?? reference);
    return writableName === undefined ? reference : schemaReference(writableName);
  };
  const { $ref, discriminator } = schema;
  return {
    ...schema,
    ...($ref !== undefined && { $ref: rename($ref) }),
    ...(discriminator?.mapping && {
      discriminator: { ...discriminator, mapping: mapValues(discriminator.mapping, rename) },
    }),
  };
}
