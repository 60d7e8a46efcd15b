import { contract } from "../generated/contract.js";
import { RETURNED_MESSAGE, type Violation } from "./contract-checker.js";

/** Properties of an answer, however deep, that the description lets requests send and no answer return. */
export function findReturnedSecrets(body: unknown, names = contract.writeOnlyNames): Violation[] {
  const paths = names.length === 0 || !isObject(body) ? [] : findPaths(body, new Set(names));
  return paths.map((path) => ({ path, message: RETURNED_MESSAGE, value: undefined }));
}

/** Paths are made on the way back: every answer is searched, and nearly none has any. */
function findPaths(value: object, names: ReadonlySet<string>): string[][] {
  const isList = Array.isArray(value);
  const found: string[][] = [];
  for (const key of Object.keys(value)) {
    const member: unknown = value[key as keyof typeof value];
    if (!isList && names.has(key)) found.push([key]);
    else if (isObject(member)) found.push(...findPaths(member, names).map((path) => [key, ...path]));
  }
  return found;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
