import { isObject } from "../json.js";
import type { OpenApiDocument } from "../openapi.js";
import { findFiller } from "./find-filler.js";
import { type Node, placesOf } from "./places-of.js";
import { describeWordsSubject, TEXTS, type Words, type WordsEntry } from "./words.js";

/** Words whose place is not in the document. */
export interface UnplacedWords {
  readonly entry: WordsEntry;
  /** Keys from the words of the entry to what has no place; empty for the whole entry. */
  readonly path: readonly string[];
  /** `"source" of "properties" of schema Session`, for messages. */
  readonly subject: string;
}

/**
 * Says our words where the document is silent; what it says itself stays. Changes the document, in the order of the
 * entries: the first that speaks of a place is heard. Answers the words that have no place.
 */
export function fillWords(
  document: OpenApiDocument,
  entries: readonly WordsEntry[],
  onExample: OnExample = () => {},
): UnplacedWords[] {
  const filler = findFiller(document);
  const unplaced: UnplacedWords[] = [];
  for (const entry of entries) {
    const fill = (places: readonly Node[], words: Words, path: readonly string[]): void => {
      if (places.length === 0) unplaced.push(unplacedOf(entry, path));
      for (const place of places) if (fillTexts(place, words, filler)) onExample(place, unplacedOf(entry, path));
      if (places.length === 0) return;
      for (const [step, part] of partsOf(words)) {
        const below = new Set(places.flatMap((place) => placesOf(document, { place, path: step })));
        fill([...below], part, [...path, ...step]);
      }
    };
    fill(placesOf(document, entry.about), entry.words, []);
  }
  return unplaced;
}

/** Told of every place that got an example of ours, and of the words that it came from. */
export type OnExample = (place: Node, words: UnplacedWords) => void;

function unplacedOf(entry: WordsEntry, path: readonly string[]): UnplacedWords {
  const inner = [...path].reverse().map((key) => `"${key}"`);
  return { entry, path, subject: [...inner, describeWordsSubject(entry.about)].join(" of ") };
}

/** The words of parts, with the steps that lead to them: `["properties", "role"]`, `["items"]`. */
function partsOf(words: Words): [string[], Words][] {
  return Object.entries(words).flatMap(([key, parts]): [string[], Words][] => {
    if (isText(key, parts) || !isObject(parts)) return [];
    if (!MAPS.has(key)) return [[[key], parts]];
    return Object.entries(parts).map(([name, value]) => [[key, name], value as Words]);
  });
}

const MAPS = new Set(["properties", "responses", "content", "headers"]);

/** An example may be an object, which is a value and no part. */
function isText(key: string, value: unknown): boolean {
  return key === "example" || (TEXTS.includes(key as (typeof TEXTS)[number]) && typeof value === "string");
}

/** Answers whether the place has got an example. */
function fillTexts(place: Node, words: Words, filler: string | undefined): boolean {
  let gotExample = false;
  const isShared = typeof place.$ref === "string";
  for (const key of TEXTS) {
    if (words[key] === undefined || !isText(key, words[key])) continue;
    if (key === "example" && (isShared || place.examples !== undefined)) continue;
    if (isShared) wrap(place);
    if (!isSilent(place[key], filler)) continue;
    place[key] = structuredClone(words[key]);
    gotExample ||= key === "example";
  }
  return gotExample;
}

/** A reference takes no words beside it in OpenAPI 3.0: it becomes the only part of an `allOf`. */
function wrap(place: Node): void {
  if (typeof place.$ref !== "string") return;
  place.allOf = [{ $ref: place.$ref }];
  delete place.$ref;
}

function isSilent(text: unknown, filler: string | undefined): boolean {
  return text === undefined || text === "" || (filler !== undefined && text === filler);
}
