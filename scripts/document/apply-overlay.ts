import { compile, query } from "json-p3";
import { isObject, type Json } from "./json.js";
import type { OpenApiDocument } from "./openapi.js";
import { describeSubject, findSubject, type OverlaySubject, readSubject } from "./overlay-subject.js";
import type { YamlSource } from "./read-yaml.js";
import { resolveReference } from "./reference.js";

/**
 * One action of an OpenAPI Overlay 1.0 document, with the line it stands on. Beside the standard there are `x-about`
 * (a subject by meaning, in the place of a target), `x-replace` (members that are replaced whole) and `x-gone`.
 */
export interface OverlayAction {
  /** A JSONPath expression; for an action with `about`, what that says in words. */
  target: string;
  about?: OverlaySubject;
  /** What the action is for. */
  description?: string;
  update?: Json;
  replace?: Record<string, Json>;
  remove?: boolean;
  /** An import has found its subject gone: it may match nothing, until a document has the subject again. */
  gone?: boolean;
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
    return readAction(action, `${fileName}:${line}`, line);
  });
}

function readAction(action: unknown, place: string, line: number): OverlayAction {
  const members = isObject(action) ? action : {};
  const { "x-about": subject, "x-replace": replace, "x-gone": gone, description, update, remove } = members;
  const about = subject === undefined ? undefined : subjectOf(subject, place);
  const target = about === undefined ? members.target : describeSubject(about);
  if (typeof target !== "string") {
    throw new Error(
      `${place}: an action needs a "target", a JSONPath expression like "$.paths['/webinar/...'].get", or an "x-about"`,
    );
  }
  if (about === undefined) checkTarget(target, place);
  else if (members.target !== undefined || remove !== undefined)
    throw new Error(`${place}: beside an "x-about" stand "update" and "x-replace", not "target" or "remove"`);
  if (replace !== undefined && (about === undefined || !isObject(replace)))
    throw new Error(`${place}: "x-replace" holds the members to replace, and stands beside an "x-about"`);
  if (remove !== true && update === undefined && replace === undefined) {
    throw new Error(`${place}: action on ${target} has neither "update" nor "remove: true"`);
  }
  return {
    target,
    ...(about !== undefined && { about }),
    ...(typeof description === "string" && { description }),
    update: update as Json,
    ...(isObject(replace) && { replace: replace as Record<string, Json> }),
    remove: remove === true,
    ...(gone === true && { gone }),
    line,
  };
}

function subjectOf(value: unknown, place: string): OverlaySubject {
  const subject = readSubject(value);
  if (subject !== undefined) return subject;
  throw new Error(
    `${place}: "x-about" is ${JSON.stringify(value)}; write { parameter, in }, { operation, part: body | bodyContent | responses } or { schema, property }`,
  );
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

/** Says which actions matched nothing, one line each; undefined when all matched, or are marked as gone. */
export function describeUnmatched(all: readonly OverlayAction[], fileName: string): string | undefined {
  const unmatched = all.filter(({ gone }) => gone !== true);
  if (unmatched.length === 0) return undefined;
  const lines = unmatched.map(
    ({ target, line }) => `${fileName}:${line}: the overlay's target ${target} matches nothing in the document`,
  );
  return `${lines.join("\n")}\nCorrect the target or delete the action: an overlay that no longer applies must not be silent.`;
}

function applyAction(document: OpenApiDocument, action: OverlayAction, fileName: string): number {
  const place = `${fileName}:${action.line}`;
  if (action.about !== undefined) return changeSubject(document, action.about, action, place);
  const nodes = [...query(action.target, document as unknown as Json)];
  if (action.remove) removeAll(document, nodes, place);
  else for (const { value } of nodes) updateTarget(value, action, place);
  return nodes.length;
}

function changeSubject(document: OpenApiDocument, about: OverlaySubject, action: OverlayAction, place: string): number {
  const nodes = findSubject(document, about);
  for (const node of nodes) {
    const keys = isObject(action.update) ? Object.keys(action.update) : [];
    for (const key of keys) copyReferred(document, node, key);
    if (action.update !== undefined) updateTarget(node, action, place);
    Object.assign(node, structuredClone(action.replace));
  }
  return nodes.length;
}

/** What stands behind a reference is others' too: an update goes into a copy of it. */
function copyReferred(document: OpenApiDocument, node: Record<string, unknown>, key: string): void {
  const present = node[key];
  if (isObject(present) && typeof present.$ref === "string")
    node[key] = structuredClone(resolveReference(document, present as { $ref: string }));
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
    else if (Array.isArray(present) && Array.isArray(value)) addTo(present, key, value);
    else target[key] = structuredClone(value);
  }
}

/** Lists grow; what is required is a set of names. */
function addTo(present: unknown[], key: string, value: readonly unknown[]): void {
  const added = key === "required" ? value.filter((name) => !present.includes(name)) : value;
  present.push(...structuredClone(added));
}
