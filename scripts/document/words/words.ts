import { isObject } from "../json.js";
import type { YamlSource } from "../read-yaml.js";

/** What the words of an entry are about: by meaning, like the subjects of the SDK's overlay. */
export type WordsSubject =
  | { readonly tag: string }
  | { readonly operation: string }
  | { readonly parameter: string; readonly in: string; readonly operations?: readonly string[] }
  | { readonly status: string }
  | { readonly schema: string };

/** Words of one thing: texts of its own, and those of its parts in the shape of OpenAPI (`properties`, `responses`). */
export type Words = Readonly<Record<string, unknown>>;

/** One entry of `words.overlay.yaml`. */
export interface WordsEntry {
  readonly about: WordsSubject;
  readonly words: Words;
  /** Where the entry stands in the list of actions. */
  readonly index: number;
  /** Line in the file, from 1. */
  readonly line: number;
}

/** Texts that a document can be silent about. */
export const TEXTS = ["title", "summary", "description", "example"] as const;

/** Reads the overlay of words; throws with file and line on an entry that is about nothing, or says nothing. */
export function readWords(source: YamlSource, fileName: string): WordsEntry[] {
  const { overlay, actions } = (source.value ?? {}) as { overlay?: unknown; actions?: unknown };
  if (typeof overlay !== "string" || !overlay.startsWith("1.0") || !Array.isArray(actions))
    throw new Error(`${fileName}:1: expected an OpenAPI Overlay 1.0 with "overlay: 1.0.0" and a list of "actions"`);
  return actions.map((action: unknown, index) => {
    const line = source.lineOf(["actions", index]);
    const { "x-about": subject, "x-words": words } = isObject(action) ? action : {};
    const about = readSubject(subject);
    if (about === undefined)
      throw new Error(
        `${fileName}:${line}: "x-about" is ${JSON.stringify(subject)}; write { tag }, { operation }, { parameter, in }, { status } or { schema }`,
      );
    if (!isObject(words))
      throw new Error(`${fileName}:${line}: beside "x-about" stands "x-words", like { description: What it is. }`);
    return { about, words, index, line };
  });
}

function readSubject(value: unknown): WordsSubject | undefined {
  if (!isObject(value)) return undefined;
  const { tag, operation, parameter, in: place, operations, status, schema } = value;
  if (typeof tag === "string") return { tag };
  if (typeof operation === "string") return { operation };
  if (typeof status === "string") return { status };
  if (typeof schema === "string") return { schema };
  if (typeof parameter !== "string" || typeof place !== "string") return undefined;
  if (operations === undefined) return { parameter, in: place };
  return Array.isArray(operations) ? { parameter, in: place, operations: operations.map(String) } : undefined;
}

/** `schema InviteeModel`, for messages. */
export function describeWordsSubject(about: WordsSubject): string {
  if ("parameter" in about)
    return `${about.in} parameter ${about.parameter}${about.operations === undefined ? "" : ` of ${about.operations.join(", ")}`}`;
  const [[kind, name] = ["", ""]] = Object.entries(about);
  return `${kind} ${name}`;
}
