import { camelCase, identifierOf, takeName } from "../document/names.js";

/** Constants of a generated file: each value is written once, under the first name that is free for it. */
export class SharedConstants {
  readonly #names = new Map<string, string>();
  readonly #taken: Set<string>;

  /** `taken` are names that the file uses otherwise. */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken);
  }

  /** The name of the constant with this source text. */
  share(stem: string, text: string): string {
    const known = this.#names.get(text);
    if (known !== undefined) return known;
    const name = takeName(identifierOf(camelCase(stem)), this.#taken);
    this.#names.set(text, name);
    return name;
  }

  /** Their declarations, of the given type; without one, of the narrowest that their value has. */
  text(type?: string): string {
    const declare = (name: string, text: string) =>
      type === undefined ? `const ${name} = ${text} as const;\n` : `const ${name}: ${type} = ${text};\n`;
    return [...this.#names].map(([text, name]) => declare(name, text)).join("");
  }
}
