import { isObject } from "../document/json.js";
import type { Components, OpenApiDocument, PathItem } from "../document/openapi.js";
import { pointerKeys } from "../document/reference.js";
import { convertSchema } from "./convert-schema.js";
import { hoistDefinitions } from "./hoist-definitions.js";
import { mapSchemas } from "./map-schemas.js";
import type { Warn } from "./warning.js";

/** The version that the base document is written in. */
const BASE_VERSION = "3.0.3";

/** An OpenAPI 3.1 document as OpenAPI 3.0.3; a 3.0 document keeps everything but the number of its version. */
export function convertDocument(document: OpenApiDocument, warn: Warn): OpenApiDocument {
  if (document.openapi.startsWith("3.0.")) return { ...document, openapi: BASE_VERSION };
  const inlined = { ...document, paths: inlinePathItems(document) };
  const hoisted = hoistDefinitions(inlined);
  const converted = mapSchemas(hoisted, (schema, place) => convertSchema(schema, place, warn));
  const plain = withPlainReferences(converted) as OpenApiDocument;
  return {
    ...plain,
    openapi: BASE_VERSION,
    info: convertInfo(document.info),
    ...(plain.components && { components: withoutPathItems(plain.components) }),
  };
}

/** 3.1 has shared path items; 3.0 has none. */
function inlinePathItems(document: OpenApiDocument): OpenApiDocument["paths"] {
  return Object.fromEntries(
    Object.entries(document.paths).map(([path, item]) => {
      const { $ref, ...own } = item as PathItem & { $ref?: string };
      if ($ref === undefined) return [path, item];
      const [, kind, name = ""] = pointerKeys($ref);
      const shared = kind === "pathItems" ? document.components?.pathItems : undefined;
      const target = isObject(shared) ? shared[name] : undefined;
      if (!isObject(target)) throw new Error(`$ref "${$ref}" of paths > ${path} leads to no path item`);
      return [path, { ...structuredClone(target), ...own }];
    }),
  );
}

/** A reference to anything but a schema may have a summary and a description of its own in 3.1. */
function withPlainReferences(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withPlainReferences);
  if (!isObject(node)) return node;
  const { $ref, summary, description } = node;
  const isDescribed = summary !== undefined || description !== undefined;
  if (typeof $ref === "string" && isDescribed && Object.keys(node).every((key) => REFERENCE_KEYS.has(key)))
    return { $ref };
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, withPlainReferences(child)]));
}

const REFERENCE_KEYS = new Set(["$ref", "summary", "description"]);

function convertInfo(info: OpenApiDocument["info"]): OpenApiDocument["info"] {
  const { summary: _summary, license, ...rest } = info;
  if (!isObject(license)) return { ...rest, ...(license !== undefined && { license }) };
  const { identifier: _identifier, ...named } = license;
  return { ...rest, license: named };
}

function withoutPathItems({ pathItems: _pathItems, ...rest }: Components): Components {
  return rest;
}
