import { isObject } from "../../document/json.js";
import { pointerKeys } from "../../document/reference.js";
import type { Damage } from "./prepared-document.js";

/** A way into the document: keys from its root. */
export type Place = readonly string[];

/** The document as it came, which may hold anything anywhere, and what is found to be wrong with it. */
export class SourceDocument {
  readonly damages: Damage[] = [];
  readonly root: Record<string, unknown>;
  /** OpenAPI 3.1 or later: keywords beside a `$ref` count. */
  readonly isModern: boolean;

  constructor(root: Record<string, unknown>) {
    this.root = root;
    this.isModern = !String(root.openapi).startsWith("3.0");
  }

  report(place: Place, message: string, reference?: string): void {
    this.damages.push({ place: place.join(" > "), message, ...(reference !== undefined && { reference }) });
  }

  /** What a reference names; undefined, whatever the reason, when that is nothing. */
  lookUp(reference: unknown): unknown {
    let node: unknown = this.root;
    for (const key of keysOf(reference) ?? ["", ""]) {
      if (typeof node !== "object" || node === null || !Object.hasOwn(node, key)) return undefined;
      node = (node as Record<string, unknown>)[key];
    }
    return node;
  }

  /** Follows the `$ref` of a parameter, a body, an answer or a path item; undefined, and reported, when it can't. */
  resolve(node: unknown, place: Place): Record<string, unknown> | undefined {
    const followed = new Set<unknown>();
    let current = node;
    while (isObject(current) && typeof current.$ref === "string") {
      const target = followed.has(current) ? undefined : this.lookUp(current.$ref);
      if (target === undefined) {
        this.report(place, `the reference "${current.$ref}" leads nowhere`, current.$ref);
        return undefined;
      }
      followed.add(current);
      current = target;
    }
    if (isObject(current)) return current;
    this.report(place, `expected an object, found ${JSON.stringify(current)?.slice(0, 40)}`);
    return undefined;
  }
}

function keysOf(reference: unknown): string[] | undefined {
  try {
    return typeof reference === "string" ? pointerKeys(reference) : undefined;
  } catch {
    return undefined;
  }
}
