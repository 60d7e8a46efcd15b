import { LineCounter, parseDocument } from "yaml";

/** A parsed YAML (or JSON) text, and the line of any node of it. */
export interface YamlSource {
  value: unknown;
  /** Line, from 1, of the node at a path of keys. */
  lineOf(path: readonly (string | number)[]): number;
}

/** Parses YAML 1.2 or JSON; throws with file name and line when the text is neither. */
export function readYaml(text: string, fileName: string): YamlSource {
  const lines = new LineCounter();
  const parsed = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const [problem] = parsed.errors;
  if (problem) throw new Error(`${fileName}:${lines.linePos(problem.pos[0]).line}: ${problem.message}`);
  return {
    // By way of text, so that an alias is a copy: a change of one place must not change another.
    value: JSON.parse(JSON.stringify(parsed.toJS({ maxAliasCount: 1000 }) ?? null)),
    lineOf(path) {
      const node = parsed.getIn(path, true) as { range?: [number, number, number] } | undefined;
      return lines.linePos(node?.range?.[0] ?? 0).line;
    },
  };
}
