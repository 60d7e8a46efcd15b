/** Something in a document that had to be changed for the SDK, named so that upstream can be told. */
export interface Warning {
  /** What was done, in a few words: `discriminator mapping dropped`. */
  readonly name: string;
  /** Where, as keys from the root of the document: `components > schemas > Pet > discriminator`. */
  readonly place: string;
  /** What was wrong. */
  readonly message: string;
}

/** Takes the warnings that a step of an import finds. */
export type Warn = (warning: Warning) => void;

/** Keys from the root as text. */
export function placeOf(keys: readonly (string | number)[]): string {
  return keys.join(" > ");
}
