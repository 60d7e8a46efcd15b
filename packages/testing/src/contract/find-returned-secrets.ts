import { contract } from "../generated/contract.js";
import { RETURNED_MESSAGE, type Violation } from "./contract-checker.js";

/** Properties of an answer, however deep, that the description lets requests send and no answer return. */
export function findReturnedSecrets(body: unknown, names = contract.writeOnlyNames): Violation[] {
  const found: Violation[] = [];
  const visit = (value: unknown, path: readonly string[]): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      const memberPath = [...path, key];
      if (!Array.isArray(value) && names.includes(key)) {
        found.push({ path: memberPath, message: RETURNED_MESSAGE, value: undefined });
      } else {
        visit(member, memberPath);
      }
    }
  };
  if (names.length > 0) visit(body, []);
  return found;
}
