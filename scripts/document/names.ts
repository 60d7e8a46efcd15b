/** The words of a name: `rcwN11sListSubscriptions` -> rcw, N11s, List, Subscriptions. */
export function wordsOf(name: string): string[] {
  return name.split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/).filter((word) => word !== "");
}

export function pascalCase(name: string): string {
  return wordsOf(name).map(capitalise).join("");
}

export function camelCase(name: string): string {
  const pascal = pascalCase(name);
  return pascal.charAt(0).toLowerCase() + pascal.slice(1);
}

export function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** A name as a TypeScript identifier: unchanged where it is one, else in Pascal case. */
export function identifierOf(name: string): string {
  if (/^[A-Za-z_$][\w$]*$/.test(name)) return name;
  const pascal = pascalCase(name);
  return /^[0-9]/.test(pascal) || pascal === "" ? `_${pascal}` : pascal;
}

/** The first of `wanted`, `wanted2`, `wanted3`, ... that isn't taken yet; takes it. */
export function takeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let count = 2; taken.has(name); count++) name = `${wanted}${count}`;
  taken.add(name);
  return name;
}
