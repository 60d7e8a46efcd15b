import type { SentSchema } from "../document/sent-schema.js";

/** Results that are kept for reading on; the oldest goes when another one comes. */
const KEPT = 20;

/** A part of a result, and where it goes on. */
export interface ResultPart {
  readonly text: string;
  readonly next?: string;
}

/** Cuts results to the size that a model gets at a time, and keeps the rest. */
export interface KeptResults {
  /** The first part of a result. */
  cut(text: string): ResultPart;
  /** @throws {RangeError} for a result that isn't kept, or a place that isn't in it. */
  read(resultId: string, offset: number): ResultPart;
}

/** What the tool for reading on takes. */
export const READ_ON_SCHEMA: SentSchema & { type: "object" } = {
  type: "object",
  properties: {
    resultId: { type: "string", description: "As the cut result named it." },
    offset: { type: "integer", minimum: 0, description: "As the cut result named it: characters from its beginning." },
  },
  required: ["resultId", "offset"],
  additionalProperties: false,
};

/** @param size Characters of a part; cut at the end of a line where there is one. */
export function createKeptResults(size: number): KeptResults {
  const kept = new Map<string, string>();
  let count = 0;

  const part = (resultId: string, text: string, offset: number): ResultPart => {
    if (text.length - offset <= size) return { text: text.slice(offset) };
    const lineEnd = text.lastIndexOf("\n", offset + size);
    const end = lineEnd > offset ? lineEnd + 1 : offset + size;
    return {
      text: text.slice(offset, end),
      next: `Cut off after ${end} of ${text.length} characters: call read_on with resultId ${JSON.stringify(resultId)} and offset ${end} for more, or ask for less.`,
    };
  };

  return {
    cut(text) {
      if (text.length <= size) return { text };
      const resultId = `r${++count}`;
      kept.set(resultId, text);
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      return part(resultId, text, 0);
    },
    read(resultId, offset) {
      const text = kept.get(resultId);
      if (text === undefined)
        throw new RangeError(
          `there is no result ${JSON.stringify(resultId)} any more; call the tool that gave it again`,
        );
      if (!Number.isInteger(offset) || offset < 0 || offset >= text.length) {
        throw new RangeError(`offset is ${offset}; expected a whole number below ${text.length}`);
      }
      return part(resultId, text, offset);
    },
  };
}
