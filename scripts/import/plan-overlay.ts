import { LineCounter, parseDocument } from "yaml";
import { applyOverlay, describeUnmatched, type OverlayAction, readOverlay } from "../document/apply-overlay.js";
import { readDocument, type SourceFile } from "../document/bundle-document.js";
import { readYaml } from "../document/read-yaml.js";
import type { Warn } from "./warning.js";

/**
 * The overlay for a new base document. An action that no longer matches is an error; where that is allowed, the
 * action is taken out of the overlay with a warning, since `pnpm generate` stops at one that matches nothing.
 */
export function planOverlay(
  base: SourceFile,
  overlay: SourceFile,
  { allowUnmatched, warn }: { readonly allowUnmatched: boolean; readonly warn: Warn },
): SourceFile {
  const actions = readOverlay(readYaml(overlay.text, overlay.name), overlay.name);
  const { unmatched } = applyOverlay(readDocument(base), actions, overlay.name);
  if (unmatched.length === 0) return overlay;
  if (!allowUnmatched) {
    const hint = "For a document that drops operations, --allow-unmatched takes such actions out of the overlay.";
    throw new Error(`${describeUnmatched(unmatched, overlay.name)}\n${hint}`);
  }
  for (const { target, line } of unmatched) {
    warn({ name: "overlay action taken out", place: `${overlay.name}:${line}`, message: `${target} matches nothing` });
  }
  return { name: overlay.name, text: withoutActions(overlay.text, actions, unmatched) };
}

/** Takes the lines of some actions away; every other line, comments included, stays as it is. */
function withoutActions(text: string, actions: readonly OverlayAction[], unwanted: readonly OverlayAction[]): string {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const doomed = new Set<number>();
  for (const [index, action] of actions.entries()) {
    if (!unwanted.includes(action)) continue;
    const node = document.getIn(["actions", index], true) as { range: [number, number, number] };
    const [start, end] = node.range;
    const last = start + text.slice(start, end).trimEnd().length - 1;
    for (let line = counter.linePos(start).line; line <= counter.linePos(last).line; line++) doomed.add(line);
  }
  return text
    .split("\n")
    .filter((_line, index) => !doomed.has(index + 1))
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n");
}
