import { createFactories } from "./create-factories.js";

/** The set that the named exports belong to. */
export const defaultFactories = createFactories();

/** Starts all sequences of the named factories anew, as before each test: the next build is the first one again. */
export function resetSequences(): void {
  defaultFactories.resetSequences();
}
