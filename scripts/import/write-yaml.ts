import { Document, isMap, isPair, isSeq, type Scalar, visit } from "yaml";

const LINE_WIDTH = 108;

/** YAML text of a document in one fixed form: long text is folded, what other parsers take for a date is quoted. */
export function writeYaml(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(key, node, path) {
      if (key === "key" || typeof node.value !== "string") return;
      chooseForm(node as Scalar<string>, path);
    },
  });
  return document.toString({ lineWidth: LINE_WIDTH, minContentWidth: 0 });
}

function chooseForm(node: Scalar<string>, path: readonly unknown[]): void {
  const { value } = node;
  const depth = path.filter((step) => isMap(step) || isSeq(step)).length - 1;
  const parent = path.at(-1);
  const keyLength = isPair(parent) ? String((parent.key as Scalar).value).length + 2 : 2;
  const isLong = value.includes(" ") && depth * 2 + keyLength + value.length > LINE_WIDTH;
  if (/^\d{4}-\d\d-\d\d/.test(value)) node.type = "QUOTE_DOUBLE";
  if (value.includes("\n") || isLong) node.type = "BLOCK_FOLDED";
}
