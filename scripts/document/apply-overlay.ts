import { compile, query } from "json-p3";
import { isObject, type Json } from "./json.js";
import type { OpenApiDocument } from "./openapi.js";
import type { YamlSource } from "./read-yaml.js";

/** One action of an OpenAPI Overlay 1.0 document, with the line it stands on. */
export interface OverlayAction {
  target: string;
  update?: Json;
  remove?: boolean;
  line: number;
}

/** Reads the actions of an overlay; throws with file and line on anything that Overlay 1.0 does not allow. */
export function readOverlay(source: YamlSource, fileName: string): OverlayAction[] {
  const { overlay, actions } = (source.value ?? {}) as { overlay?: unknown; actions?: unknown };
  if (typeof overlay !== "string" || !overlay.startsWith("1.0")) {
    throw new Error(
      `${fileName}:1: "overlay" is ${JSON.stringify(overlay)}; this reads OpenAPI Overlay 1.0, so write "overlay: 1.0.0"`,
    );
  }
  if (!Array.isArray(actions) || actions.length === 0) {
    throw new Error(`${fileName}:1: "actions" must be a list of at least one action`);
  }
  return actions.map((action, index) => {
    const line = source.lineOf(["actions", index]);
    if (!isObject(action) || typeof action.target !== "string") {
      throw new Error(
        `${fileName}:${line}: an action needs a "target", a JSONPath expression like "$.paths['/webinar/...'].get"`,
      );
    }
    checkTarget(action.target, `${fileName}:${line}`);
    if (action.remove !== true && action.update === undefined) {
      throw new Error(`${fileName}:${line}: action on ${action.target} has neither "update" nor "remove: true"`);
    }
    return { target: action.target, update: action.update as Json, remove: action.remove === true, line };
  });
}

function checkTarget(target: string, place: string): void {
  try {
    compile(target);
  } catch (error) {
    throw new Error(
      `${place}: the target ${target} is not a JSONPath expression (${(error as Error).message}); write one like "$.paths['/webinar/...'].get"`,
    );
  }
}

/** What became of an overlay: the changed document, and the actions that matched nothing. */
export interface OverlayResult {
  document: OpenApiDocument;
  unmatched: OverlayAction[];
}

/**
 * Applies actions in order to a copy of the document. `update` merges into objects (objects merged, lists
 * concatenated, anything else replaced) and appends to arrays; `remove` deletes the target from its parent.
 * The file name is for messages only.
 */
export function applyOverlay(
  document: OpenApiDocument,
  actions: readonly OverlayAction[],
  fileName = "overlay",
): OverlayResult {
  const result = structuredClone(document);
  const unmatched = actions.filter((action) => applyAction(result, action, fileName) === 0);
  return { document: result, unmatched };
}

/** Says which actions matched nothing, one line each; undefined when all matched. */
export function describeUnmatched(unmatched: readonly OverlayAction[], fileName: string): string | undefined {
  if (unmatched.length === 0) return undefined;
  const lines = unmatched.map(
    ({ target, line }) => `${fileName}:${line}: the overlay's target ${target} matches nothing in the document`,
  );
  return `${lines.join("\n")}\nCorrect the target or delete the action: an overlay that no longer applies must not be silent.`;
}

function applyAction(document: OpenApiDocument, action: OverlayAction, fileName: string): number {
  const nodes = [...query(action.target, document as unknown as Json)];
  const place = `${fileName}:${action.line}`;
  if (action.remove) removeAll(document, nodes, place);
  else for (const { value } of nodes) updateTarget(value, action, place);
  return nodes.length;
}

type Location = readonly (string | number)[];

/** A target may name the same node twice and array items in any order: each goes once, the last item first. */
function removeAll(document: OpenApiDocument, nodes: readonly { location: Location }[], place: string): void {
  const keysByParent = new Map<object, Set<string | number>>();
  for (const { location } of nodes) {
    const key = location.at(-1);
    if (key === undefined) throw new Error(`${place}: an action can't remove the whole document ("$")`);
    const parent = nodeAt(document, location.slice(0, -1));
    keysByParent.set(parent, (keysByParent.get(parent) ?? new Set()).add(key));
  }
  for (const [parent, keys] of keysByParent) removeKeys(parent, keys);
}

function nodeAt(document: OpenApiDocument, location: Location): object {
  let node: object = document;
  for (const step of location) node = (node as Record<string | number, object>)[step] as object;
  return node;
}

function removeKeys(parent: object, keys: ReadonlySet<string | number>): void {
  if (Array.isArray(parent)) {
    const lastFirst = [...keys].map(Number).sort((left, right) => right - left);
    for (const index of lastFirst) parent.splice(index, 1);
  } else {
    for (const key of keys) delete (parent as Record<string, unknown>)[key];
  }
}

function updateTarget(target: unknown, { update, target: path }: OverlayAction, place: string): void {
  if (Array.isArray(target)) target.push(structuredClone(update));
  else if (isObject(target) && isObject(update)) mergeInto(target, update);
  else
    throw new Error(
      `${place}: ${path} selects ${isObject(target) ? "an object, but the update is not one" : "a plain value; select the object that holds it"}`,
    );
}

function mergeInto(target: Record<string, unknown>, update: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(update)) {
    const present = target[key];
    if (isObject(present) && isObject(value)) mergeInto(present, value);
    else if (Array.isArray(present) && Array.isArray(value)) present.push(...structuredClone(value));
    else target[key] = structuredClone(value);
  }
}
