import { operations } from "../generated/operations.js";
import type { Operation } from "./operation.js";

/**
 * The operation that a path is meant for, whether it is a template or one with values, such as `/webinar/configuration/v1/
 * webinars/8730911`; undefined when the API description has none. Of several the one with the fewest parameters.
 */
export function matchOperation({ httpMethod, path }: Operation): Operation | undefined {
  const parts = path.replace(/[?#].*/s, "").split("/");
  let found: Operation | undefined;
  let fewest = Infinity;
  for (const operation of operations) {
    const template = operation.path.split("/");
    if (operation.httpMethod !== httpMethod || template.length !== parts.length) continue;
    const parameters = template.filter((part) => part[0] === "{").length;
    const isMeant = template.every((part, index) => part === parts[index] || (part[0] === "{" && parts[index]));
    if (isMeant && parameters < fewest) [found, fewest] = [operation, parameters];
  }
  return found;
}
