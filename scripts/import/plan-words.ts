import { parseDocument } from "yaml";
import { readDocument, type SourceFile } from "../document/bundle-document.js";
import { readYaml } from "../document/read-yaml.js";
import { fillWords, type UnplacedWords } from "../document/words/fill-words.js";
import { findWrongExamples } from "../document/words/find-wrong-examples.js";
import { readWords } from "../document/words/words.js";
import type { Warn } from "./warning.js";

/**
 * Our words for a new base document: an entry whose place is gone, and an example that the new schema refuses, are
 * taken out, with a warning each.
 */
export function planWords(base: SourceFile, words: SourceFile, warn: Warn): SourceFile {
  const document = readDocument(base);
  const examples = new Map<object, UnplacedWords>();
  const entries = readWords(readYaml(words.text, words.name), words.name);
  const unplaced = fillWords(document, entries, (place, given) => examples.set(place, given));
  for (const { entry, subject } of unplaced)
    warn({
      name: "words dropped",
      place: `${words.name}:${entry.line}`,
      message: `the document has no ${subject} any more, so what we said of it goes`,
    });
  const refused = findWrongExamples(document).flatMap(({ holder, complaint }) => {
    const given = examples.get(holder);
    return given === undefined ? [] : [{ ...given, complaint }];
  });
  for (const { entry, subject, complaint } of refused)
    warn({
      name: "example dropped",
      place: `${words.name}:${entry.line}`,
      message: `our example of ${subject} contradicts the new schema: ${complaint}`,
    });
  const gone = [...unplaced, ...refused.map(({ entry, path }) => ({ entry, path: [...path, "example"] }))];
  return gone.length === 0 ? words : { name: words.name, text: without(words.text, gone) };
}

/** The file without some words; what stands around them stays. */
function without(text: string, gone: readonly Pick<UnplacedWords, "entry" | "path">[]): string {
  const document = parseDocument(text);
  const lastFirst = [...gone].sort((left, right) => right.entry.index - left.entry.index);
  for (const { entry, path } of lastFirst) {
    if (path.length === 0) document.deleteIn(["actions", entry.index]);
    else deleteWords(document, ["actions", entry.index, "x-words", ...path]);
  }
  return document.toString({ lineWidth: 108, minContentWidth: 0 });
}

/** Deletes a node, and the maps that it leaves empty. */
function deleteWords(document: ReturnType<typeof parseDocument>, path: readonly (string | number)[]): void {
  if (!document.hasIn(path)) return;
  document.deleteIn(path);
  const parent = path.slice(0, -1);
  const left = document.getIn(parent) as { items?: unknown[] } | undefined;
  if (left?.items?.length !== 0) return;
  if (parent.at(-1) === "x-words") document.deleteIn(parent.slice(0, -1));
  else deleteWords(document, parent);
}
