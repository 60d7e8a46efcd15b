import { holdsNames, isData } from "../document/data-paths.js";
import { isObject, walkJson } from "../document/json.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { resolveReference } from "../document/reference.js";
import { asReference } from "./keep-reached.js";
import { refuseEndless } from "./refuse-endless.js";
import { repairPathParameters } from "./repair-path-parameters.js";
import { placeOf, type Warn } from "./warning.js";

/**
 * Repairs, in a copy, the damage that is known from published documents and can be repaired without a guess; each
 * repair brings a warning. What is left and doesn't resolve is refused, with its place.
 */
export function repairDocument(document: OpenApiDocument, warn: Warn): OpenApiDocument {
  const repaired = structuredClone(document);
  walkJson(repaired, (node, path) => {
    repairExamplesOf(repaired, node, path, warn);
    if (isData(path)) return;
    repairMapping(repaired, node, path, warn);
    repairSchema(node, path, warn);
  });
  refuseNames(repaired);
  refuseUnresolved(repaired);
  refuseEndless(repaired);
  repairPathParameters(repaired, warn);
  return repaired;
}

/** An example that is referred to, and that the document doesn't have. */
function repairExamplesOf(
  document: OpenApiDocument,
  { examples }: Record<string, unknown>,
  path: readonly string[],
  warn: Warn,
): void {
  if (!isObject(examples) || holdsNames(path) || isData(path)) return;
  for (const [name, example] of Object.entries(examples)) {
    if (!isObject(example) || typeof example.$ref !== "string" || resolves(document, example.$ref)) continue;
    delete examples[name];
    warn({
      name: "example dropped",
      place: placeOf([...path, "examples", name]),
      message: `it refers to "${example.$ref}", which the document doesn't have`,
    });
  }
}

/** A discriminator that maps a value to a schema that was never written. */
function repairMapping(
  document: OpenApiDocument,
  { discriminator }: Record<string, unknown>,
  path: readonly string[],
  warn: Warn,
): void {
  if (!isObject(discriminator) || !isObject(discriminator.mapping)) return;
  const { mapping } = discriminator;
  for (const [value, target] of Object.entries(mapping)) {
    if (typeof target === "string" && resolves(document, asReference(target))) continue;
    delete mapping[value];
    warn({
      name: "discriminator mapping dropped",
      place: placeOf([...path, "discriminator", "mapping", value]),
      message: `the value "${value}" is mapped to ${JSON.stringify(target)}, which the document doesn't have`,
    });
  }
  if (Object.keys(mapping).length === 0) delete discriminator.mapping;
}

function resolves(document: OpenApiDocument, reference: string): boolean {
  try {
    resolveReference(document, { $ref: reference });
    return true;
  } catch {
    return false;
  }
}

function repairSchema(node: Record<string, unknown>, path: readonly string[], warn: Warn): void {
  if (holdsNames(path) || path.at(-1) === "mapping") return;
  if (node.type === "array" && node.items === undefined && node.prefixItems === undefined) {
    node.items = {};
    warn({
      name: "items added",
      place: placeOf(path),
      message: "an array says nothing about its items: they can be anything",
    });
  }
  if (typeof node.pattern === "string" && !isExpression(node.pattern)) {
    warn({
      name: "pattern dropped",
      place: placeOf(path),
      message: `${JSON.stringify(node.pattern)} is no regular expression of JavaScript`,
    });
    delete node.pattern;
  }
  if (Array.isArray(node.enum)) {
    const values = [...new Set(node.enum)];
    if (values.length < node.enum.length) {
      node.enum = values;
      warn({ name: "enum values merged", place: placeOf(path), message: "a value stands twice" });
    }
  }
  if (isObject(node.properties) && node.required !== undefined && !Array.isArray(node.required)) {
    warn({
      name: "required dropped",
      place: placeOf(path),
      message: `"required" of an object is a list of names; found ${JSON.stringify(node.required)}`,
    });
    delete node.required;
  }
}

/** With the flag for Unicode or without it, as validators take it. */
function isExpression(pattern: string): boolean {
  return ["u", ""].some((flags) => {
    try {
      new RegExp(pattern, flags);
      return true;
    } catch {
      return false;
    }
  });
}

/** Other signs than OpenAPI allows are taken where every reader of references takes them. */
function refuseNames({ components = {} }: OpenApiDocument): void {
  for (const [kind, members] of Object.entries(components)) {
    for (const name of isObject(members) ? Object.keys(members) : []) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
      if (!/[%#\u0000-\u001f\u2028\u2029]/.test(name)) continue;
      throw new Error(
        `a component's name is made of letters, digits, ".", "-" and "_"; found ${JSON.stringify(name)} (at components > ${kind})`,
      );
    }
  }
}

function refuseUnresolved(document: OpenApiDocument): void {
  const broken: string[] = [];
  walkJson(document, (node, path) => {
    if (typeof node.$ref !== "string" || isData(path) || holdsNames(path)) return;
    try {
      resolveReference(document, node as { $ref: string });
    } catch (error) {
      broken.push(`${(error as Error).message} (at ${placeOf(path)})`);
    }
  });
  if (broken.length === 0) return;
  const shown = broken.slice(0, 10).map((line) => `  ${line}`);
  const more = broken.length > 10 ? `\n  and ${broken.length - 10} more` : "";
  throw new Error(`the document has references that lead nowhere, which nobody can guess:\n${shown.join("\n")}${more}`);
}
