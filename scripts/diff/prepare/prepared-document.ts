import type { OpenApiDocument } from "../../document/openapi.js";

/**
 * A document in one plain form, whatever form it came in: every reference resolves and names a schema of the
 * components, path-level parameters stand in their operations, OpenAPI 3.1 is written as 3.0. Nothing in it can make
 * the functions of `document/` throw.
 */
export interface PreparedDocument {
  readonly document: OpenApiDocument;
  /** What could not be read as it stands, in the order of the document. */
  readonly damages: readonly Damage[];
}

/** Something that had to be left out or mended, so that the rest can be compared. */
export interface Damage {
  /** Keys from the root of the document, joined by " > ". */
  readonly place: string;
  readonly message: string;
  /** The reference that leads nowhere, where that is the damage. */
  readonly reference?: string;
}
