/** A regular expression, taken apart: what a text that matches it consists of. */
export type PatternNode =
  | { readonly kind: "characters"; readonly characters: string }
  | { readonly kind: "sequence"; readonly nodes: readonly PatternNode[] }
  | { readonly kind: "either"; readonly nodes: readonly PatternNode[] }
  | { readonly kind: "repeated"; readonly node: PatternNode; readonly least: number; readonly most: number };

const PRINTABLE = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)).join("");
const DIGITS = "0123456789";
const WORD = `abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ${DIGITS}_`;
const SPACE = " ";
const CLASSES: Readonly<Record<string, string>> = {
  d: DIGITS,
  D: allBut(DIGITS),
  w: WORD,
  W: allBut(WORD),
  s: SPACE,
  S: allBut(SPACE),
};
const CONTROLS: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", f: "\f", v: "\v", "0": "\0" };

/**
 * Takes a pattern apart. Look-around, back references, word boundaries and Unicode properties are not understood.
 *
 * @throws {SyntaxError} for these, and for what is no pattern.
 */
export function parsePattern(source: string): PatternNode {
  new RegExp(source, "u");
  const parser = new PatternParser(source);
  const node = parser.alternatives();
  if (!parser.isAtEnd()) throw new SyntaxError(`The pattern ${source} can't be sampled from "${parser.rest()}" on`);
  return node;
}

class PatternParser {
  readonly #source: string;
  #position = 0;

  constructor(source: string) {
    this.#source = source;
  }

  isAtEnd(): boolean {
    return this.#position >= this.#source.length;
  }

  rest(): string {
    return this.#source.slice(this.#position);
  }

  alternatives(): PatternNode {
    const nodes = [this.#sequence()];
    while (this.#take("|")) nodes.push(this.#sequence());
    return nodes.length === 1 ? (nodes[0] as PatternNode) : { kind: "either", nodes };
  }

  #sequence(): PatternNode {
    const nodes: PatternNode[] = [];
    while (!this.isAtEnd() && !/^[|)]/.test(this.rest())) {
      // Where a match begins and ends makes no difference to a text that is the match alone.
      if (this.#take("^") || this.#take("$")) continue;
      nodes.push(this.#quantified(this.#atom()));
    }
    return { kind: "sequence", nodes };
  }

  #quantified(node: PatternNode): PatternNode {
    const [text, symbol, low, comma, high] = /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.rest()) ?? [];
    if (text === undefined) return node;
    this.#position += text.length;
    if (symbol !== undefined) {
      return { kind: "repeated", node, least: symbol === "+" ? 1 : 0, most: symbol === "?" ? 1 : Infinity };
    }
    const least = Number(low);
    return { kind: "repeated", node, least, most: comma === "" ? least : high === "" ? Infinity : Number(high) };
  }

  #atom(): PatternNode {
    if (this.#takeText(/^\((?:\?:|\?<[A-Za-z]\w*>)?(?!\?)/) !== undefined) {
      const node = this.alternatives();
      if (this.#take(")")) return node;
    }
    if (this.#take("[")) return { kind: "characters", characters: this.#class() };
    if (this.#take(".")) return { kind: "characters", characters: PRINTABLE };
    const characters = this.#character(/^[^()[\]{}*+?|\\]/u);
    if (characters !== undefined) return { kind: "characters", characters };
    throw new SyntaxError(`The pattern ${this.#source} can't be sampled from "${this.rest()}" on`);
  }

  #class(): string {
    const isNegated = this.#take("^");
    let members = "";
    while (!this.#take("]")) {
      const first = this.#character(/^[^\]\\]/u);
      if (first === undefined) throw new SyntaxError(`The pattern ${this.#source} has a class that can't be sampled`);
      const isRange = [...first].length === 1 && /^-[^\]]/.test(this.rest());
      if (!isRange) {
        members += first;
        continue;
      }
      this.#take("-");
      members += charactersFrom(first, this.#character(/^[^\]\\]/u) ?? first);
    }
    return isNegated ? allBut(members) : members;
  }

  /** A literal character or what an escape stands for. */
  #character(literal: RegExp): string | undefined {
    const escaped = this.#takeText(/^\\(?:[dDwWsSnrtfv0]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|[^A-Za-z0-9])/u);
    if (escaped === undefined) return this.#takeText(literal);
    const name = escaped.charAt(1);
    if (/^\\[xu]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped.slice(2), 16));
    return CLASSES[name] ?? CONTROLS[name] ?? escaped.slice(1);
  }

  #take(text: string): boolean {
    if (!this.rest().startsWith(text)) return false;
    this.#position += text.length;
    return true;
  }

  #takeText(pattern: RegExp): string | undefined {
    const text = pattern.exec(this.rest())?.[0];
    this.#position += text?.length ?? 0;
    return text;
  }
}

function allBut(characters: string): string {
  return [...PRINTABLE].filter((character) => !characters.includes(character)).join("");
}

function charactersFrom(first: string, last: string): string {
  let characters = "";
  for (let code = first.codePointAt(0) ?? 0; code <= (last.codePointAt(0) ?? 0); code++) {
    characters += String.fromCodePoint(code);
    if (characters.length > PRINTABLE.length) break;
  }
  return characters;
}
