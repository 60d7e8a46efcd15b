import type { Given } from "../overrides.js";
import type { Draft } from "./draft.js";

/**
 * Something that the domain knows about objects and a schema can't say, such as that a person has either a linked
 * user or contact data. The overlay names the schemas that have it.
 */
export interface Aspect {
  /** Name of the interface in `traits.ts` that declares the traits. */
  readonly traitsInterface?: string;
  /** What each trait overrides. Properties that a schema doesn't have are passed over. */
  readonly traits?: Readonly<Record<string, Given>>;
  /** What follows from the given overrides for the properties that are not among them. */
  readonly imply?: (given: Given) => Given;
  /** Makes the values agree, once all of them are there; never changes a given one. */
  readonly settle?: (draft: Draft) => void;
}
