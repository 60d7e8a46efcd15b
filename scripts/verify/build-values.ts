import type { SchemaReader } from "../diff/schema/schema-reader.js";
import type { Shape } from "../diff/schema/shape.js";
import type { Schema } from "../document/openapi.js";
import { propertyKey } from "../generators/generated-file.js";
import { scalarTexts, typeText } from "./type-text.js";

/** A value to be sent, as a tree: what is written in full in one statement is left out, or chosen otherwise, in another. */
export type ValueTree =
  | { readonly text: string }
  | { readonly members: readonly Member[] }
  | { readonly items: readonly ValueTree[] }
  | { readonly choices: readonly ValueTree[] };

export interface Member {
  readonly name: string;
  readonly isRequired: boolean;
  readonly value: ValueTree;
}

const DEEPEST = 2;

/** The tree of a schema's values as an app sends them: read-only properties left out. */
export function buildValue(reader: SchemaReader, schema: Schema, followed: readonly string[] = []): ValueTree {
  const name = reader.nameOf(schema);
  if (name !== undefined && (followed.includes(name) || followed.length > DEEPEST))
    return leaf(typeText(reader, schema, "Sent"));
  const next = name === undefined ? followed : [...followed, name];
  const shape = reader.shapeOf(schema);
  if (shape.isAny) return leaf("unknown");
  const scalars = scalarTexts(shape);
  const choices: ValueTree[] = [
    ...(scalars.length > 0 ? [leaf(scalars.join(" | "))] : []),
    ...shape.unions.flatMap(({ variants }) => variants.map((variant) => buildValue(reader, variant, next))),
    ...(shape.object && shape.unions.length === 0 ? [buildObject(reader, shape, next)] : []),
    ...(shape.array ? [buildArray(reader, shape.array, next)] : []),
    ...(shape.isNullable ? [leaf("null")] : []),
  ];
  if (choices.length === 0) return leaf("never");
  return choices.length === 1 ? (choices[0] as ValueTree) : { choices };
}

function leaf(type: string): ValueTree {
  return { text: `give<${type}>()` };
}

function buildObject(reader: SchemaReader, { object }: Shape, followed: readonly string[]): ValueTree {
  const sent = [...(object?.properties ?? [])].filter(([, { schema }]) => !reader.has(schema, "readOnly"));
  const members = sent.map(([name, { schema, isRequired }]) => ({
    name,
    isRequired: isRequired && !reader.has(schema, "default"),
    value: buildValue(reader, schema, followed),
  }));
  if (object?.index === undefined) return { members };
  const other = { name: "any other name", isRequired: false, value: buildValue(reader, object.index, followed) };
  return { members: [...members, other] };
}

function buildArray(
  reader: SchemaReader,
  { items, places }: NonNullable<Shape["array"]>,
  followed: readonly string[],
): ValueTree {
  return { items: (places ?? [items]).map((item) => buildValue(reader, item, followed)) };
}

/**
 * The texts of a tree: one with every member, one more for each object with its required members only, one for each
 * further choice. Together they use everything and show what may be left out.
 */
export function writeVariations(tree: ValueTree): string[] {
  const texts = new Set([render(tree, new Map())]);
  for (const node of nodesOf(tree)) {
    if ("members" in node && node.members.some(({ isRequired }) => !isRequired))
      texts.add(render(tree, new Map([[node, 0]])));
    if ("choices" in node) {
      for (const index of node.choices.keys()) texts.add(render(tree, new Map([[node, index]])));
    }
  }
  return [...texts];
}

/** Every node; one inside a choice that isn't taken by default shows only where its choice is. */
function nodesOf(tree: ValueTree): ValueTree[] {
  const children =
    "members" in tree
      ? tree.members.map(({ value }) => value)
      : "items" in tree
        ? tree.items
        : "choices" in tree
          ? tree.choices
          : [];
  return [tree, ...children.flatMap(nodesOf)];
}

function render(tree: ValueTree, special: ReadonlyMap<ValueTree, number>): string {
  if ("text" in tree) return tree.text;
  if ("items" in tree) return `[${tree.items.map((item) => render(item, special)).join(", ")}]`;
  if ("choices" in tree) {
    // A special node inside a choice needs that choice to be taken.
    const within = tree.choices.findIndex((choice) => nodesOf(choice).some((node) => special.has(node)));
    const index = special.get(tree) ?? Math.max(within, 0);
    return render(tree.choices[index] as ValueTree, special);
  }
  const members = tree.members.filter(({ isRequired }) => isRequired || !special.has(tree));
  return `{ ${members.map(({ name, value }) => `${propertyKey(name)}: ${render(value, special)}`).join(", ")} }`;
}
