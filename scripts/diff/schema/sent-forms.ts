import { sentFormNames } from "../../document/direction-views.js";
import type { OpenApiDocument } from "../../document/openapi.js";
import type { Found } from "./found.js";
import type { SchemaReader } from "./schema-reader.js";

/**
 * A schema that is sent and read has one type for both as long as nothing in it is read-only; then what is sent gets a
 * type of its own, `XWritable`. This tells where that type came or went.
 */
export class SentForms {
  readonly #before: ReadonlyMap<string, string>;
  readonly #after: ReadonlyMap<string, string>;
  readonly #readers: readonly [SchemaReader, SchemaReader];

  constructor(before: OpenApiDocument, after: OpenApiDocument, readers: readonly [SchemaReader, SchemaReader]) {
    this.#before = sentFormNames(before);
    this.#after = sentFormNames(after);
    this.#readers = readers;
  }

  /** For a named schema that both documents send. */
  diff([name, newName]: readonly [string, string]): Found[] {
    const [was, is] = [ownForm(this.#before, name), ownForm(this.#after, newName)];
    if (was !== undefined && is === undefined) {
      const message = `\`${was}\` is gone: what is sent has the type \`${newName}\` itself`;
      return [{ kind: "sent-type-joined", path: "", message }];
    }
    if (was !== undefined || is === undefined) return [];
    const demanded = this.#demandedFrom(name, newName);
    const kind = demanded.length > 0 ? "demanding-sent-type-split" : "sent-type-split";
    const why =
      demanded.length > 0 ? `: \`${newName}\` can't be built without ${demanded.join(", ")}, which is read-only` : "";
    return [{ kind, path: "", message: `what is sent has a type of its own now, \`${is}\`${why}` }];
  }

  /** Read-only properties that the type of what is read demands, and that it didn't before. */
  #demandedFrom(name: string, newName: string): string[] {
    const [before, after] = this.#readers;
    const old = before.shapeOf(before.referenceTo(name)).object?.properties;
    const next = after.shapeOf(after.referenceTo(newName)).object?.properties ?? new Map();
    return [...next]
      .filter(
        ([key, { schema, isRequired }]) => isRequired && !old?.get(key)?.isRequired && after.has(schema, "readOnly"),
      )
      .map(([key]) => `\`${key}\``);
  }
}

/** The form to send, where it isn't the schema itself. */
function ownForm(names: ReadonlyMap<string, string>, name: string): string | undefined {
  const form = names.get(name);
  return form === name ? undefined : form;
}
