import { LineCounter, parseDocument } from "yaml";
import { applyOverlay, type OverlayAction, readOverlay } from "../document/apply-overlay.js";
import { readDocument, type SourceFile } from "../document/bundle-document.js";
import { isObject } from "../document/json.js";
import { readYaml } from "../document/read-yaml.js";
import type { Warn } from "./warning.js";

/** What `pnpm generate` needs to see on an action that matches nothing, so that it doesn't stop at it. */
const MARK = "x-gone: true";

/**
 * The overlay for a new base document. No action is deleted: one whose subject is gone is marked and reported with what
 * it was for, and loses the mark when a later document has its subject again. Throws only where the action gives a
 * method its public name, since apps would lose that method.
 */
export function planOverlay(base: SourceFile, overlay: SourceFile, warn: Warn): SourceFile {
  const actions = readOverlay(readYaml(overlay.text, overlay.name), overlay.name);
  const { unmatched } = applyOverlay(readDocument(base), actions, overlay.name);
  const lost = unmatched.filter((action) => action.gone !== true && nameOf(action) !== undefined);
  if (lost.length > 0) throw new Error(describeLost(lost, overlay.name));
  for (const action of unmatched) {
    const purpose = action.description ?? `it sets ${Object.keys(changesOf(action)).join(", ") || "nothing"}`;
    warn({
      name: "overlay action without its subject",
      place: `${overlay.name}:${action.line}`,
      message: `${action.target} is not in the document, so this has no effect: ${purpose}`,
    });
  }
  return { name: overlay.name, text: markGone(overlay.text, actions, new Set(unmatched)) };
}

/** `invitees.export`, where the action says under which name apps call an operation. */
function nameOf({ update }: OverlayAction): string | undefined {
  const hints = isObject(update) ? update["x-sdk"] : undefined;
  if (!isObject(hints) || (hints.method === undefined && hints.service === undefined)) return undefined;
  return [hints.service, hints.method].filter((part) => part !== undefined).join(".");
}

function changesOf({ update, replace }: OverlayAction): Record<string, unknown> {
  return { ...(isObject(update) && update), ...replace };
}

function describeLost(lost: readonly OverlayAction[], fileName: string): string {
  const lines = lost.map(
    (action) =>
      `${fileName}:${action.line}: apps would lose rcw.${nameOf(action)}: ${action.target} is not in the document`,
  );
  return `${lines.join("\n")}\nIs it meant to go? Then take the action out of the overlay, and import again: it is a major change.`;
}

/** Marks the actions that match nothing and unmarks the others; every other line stays as it is. */
function markGone(text: string, actions: readonly OverlayAction[], gone: ReadonlySet<OverlayAction>): string {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  let marked = text;
  for (const [index, action] of [...actions.entries()].reverse()) {
    if (gone.has(action) === (action.gone === true)) continue;
    const node = document.getIn(["actions", index], true) as { range: [number, number, number] };
    const [start, end] = node.range;
    const indent = " ".repeat(counter.linePos(start).col - 1);
    const own = marked.slice(start, end);
    const changed = gone.has(action) ? `${MARK}\n${indent}${own}` : own.replace(new RegExp(`${MARK}\\n *`), "");
    marked = marked.slice(0, start) + changed + marked.slice(end);
  }
  return marked;
}
