import { isObject, walkJson } from "../document/json.js";
import { HTTP_METHODS, type OpenApiDocument, type Operation } from "../document/openapi.js";
import { pointerKeys } from "../document/reference.js";

/** Top-level members that an SDK is made from; webhooks, extensions and the like stay behind. */
const KEPT_MEMBERS = ["openapi", "info", "externalDocs", "servers", "security", "tags", "paths", "components"];

/** Keeps the tags, security schemes and components that the document's paths reach. */
export function keepReached(document: OpenApiDocument): OpenApiDocument {
  const reached = reachedComponents(document);
  const components = Object.entries(document.components ?? {}).flatMap(([kind, members]) => {
    if (!isObject(members)) return [];
    const kept = Object.entries(members).filter(([name]) => reached.has(keyOf(kind, name)));
    return kept.length === 0 ? [] : [[kind, Object.fromEntries(kept)]];
  });
  const usedTags = new Set(operationsOf(document).flatMap(({ tags }) => tags ?? []));
  const tags = (document.tags ?? []).filter(({ name }) => usedTags.has(name));
  const kept = {
    ...document,
    tags: tags.length > 0 ? tags : undefined,
    ...(document.components && { components: Object.fromEntries(components) }),
  };
  return Object.fromEntries(
    Object.entries(kept).filter(([key, value]) => KEPT_MEMBERS.includes(key) && value !== undefined),
  ) as unknown as OpenApiDocument;
}

function operationsOf({ paths }: OpenApiDocument): Operation[] {
  return Object.values(paths).flatMap((item) => HTTP_METHODS.flatMap((httpMethod) => item[httpMethod] ?? []));
}

/** Follows every `$ref` and every discriminator mapping, from the paths on. */
function reachedComponents(document: OpenApiDocument): Set<string> {
  const reached = new Set<string>(securitySchemes(document));
  const queue: unknown[] = [document.paths];
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    for (const reference of referencesOf(node)) {
      const [, kind = "", name = ""] = pointerKeys(reference);
      if (!reference.startsWith("#/components/") || reached.has(keyOf(kind, name))) continue;
      reached.add(keyOf(kind, name));
      const members = document.components?.[kind];
      if (isObject(members) && members[name] !== undefined) queue.push(members[name]);
    }
  }
  return reached;
}

function referencesOf(node: unknown): string[] {
  const references: string[] = [];
  walkJson(node, ({ $ref, discriminator }) => {
    if (typeof $ref === "string" && $ref.startsWith("#/")) references.push($ref);
    if (!isObject(discriminator) || !isObject(discriminator.mapping)) return;
    for (const target of Object.values(discriminator.mapping))
      if (typeof target === "string") references.push(asReference(target));
  });
  return references;
}

/** A mapping may name a schema without the path to it. */
export function asReference(target: string): string {
  return target.startsWith("#/") ? target : `#/components/schemas/${target}`;
}

function securitySchemes(document: OpenApiDocument): string[] {
  const requirements = [document.security, ...operationsOf(document).map(({ security }) => security)];
  return requirements
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .flatMap((requirement) => (isObject(requirement) ? Object.keys(requirement) : []))
    .map((name) => keyOf("securitySchemes", name));
}

function keyOf(kind: string, name: string): string {
  return `${kind}/${name}`;
}
