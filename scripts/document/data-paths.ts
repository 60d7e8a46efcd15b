/** Whether the object at a path maps names that authors gave, not keywords: the properties of a schema, the schemas. */
export function holdsNames(path: readonly string[]): boolean {
  let names = false;
  for (const [index, key] of path.entries()) {
    // A name is never a keyword: a property may be called "properties".
    names = !names && (key === "properties" || (key === "schemas" && path[index - 1] === "components"));
  }
  return names;
}

/** Whether a path leads into an example or a default, where anything may stand. */
export function isData(path: readonly string[], keys: ReadonlySet<string> = DATA): boolean {
  return path.some((key, index) => keys.has(key) && !holdsNames(path.slice(0, index)));
}

/** The keywords that hold data. */
export const DATA: ReadonlySet<string> = new Set(["example", "examples", "default"]);
