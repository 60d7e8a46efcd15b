import ts from "typescript";
import { takeName } from "../document/names.js";

/**
 * Gives each schema's type a name of its own. `components` only refers to it, so that an editor shows `InviteeResource`
 * where it would spell out the parts of a type without a name.
 *
 * @param identifiers the name of each schema's type.
 */
export function nameSchemas(nodes: readonly ts.Node[], identifiers: ReadonlyMap<string, string>): ts.Node[] {
  const named: ts.Node[] = [];
  const localNames = withoutGlobals(identifiers);
  const rest = nodes.map((node) => {
    if (!isDeclarationOf(node, "components")) return node;
    return mapMembers(node, (member) => {
      if (nameOf(member) !== "schemas" || !member.type || !ts.isTypeLiteralNode(member.type)) return member;
      const members = member.type.members.map((schema) => {
        const identifier = ts.isPropertySignature(schema) ? localNames.get(nameOf(schema)) : undefined;
        if (!ts.isPropertySignature(schema) || schema.type === undefined || identifier === undefined) return schema;
        named.push(ts.factory.createTypeAliasDeclaration(undefined, identifier, undefined, schema.type));
        return withType(schema, ts.factory.createTypeReferenceNode(identifier));
      });
      return withType(member, ts.factory.createTypeLiteralNode(members));
    });
  });
  return [...rest, ...named];
}

/** Types that the text uses: TypeScript's own, and helpers of openapi-typescript. */
const USED_TYPES = [
  ...["Array", "Blob", "Exclude", "Extract", "NonNullable", "Omit", "OneOf", "Partial", "Pick", "Readonly"],
  ...["ReadonlyArray", "Record", "Required", "Without", "WithRequired", "XOR"],
];

/** A schema that is called like one of them gets another name here: it would take that one's place. */
function withoutGlobals(identifiers: ReadonlyMap<string, string>): Map<string, string> {
  const taken = new Set([...identifiers.values(), ...USED_TYPES]);
  const localName = (identifier: string) =>
    USED_TYPES.includes(identifier) ? takeName(`${identifier}Schema`, taken) : identifier;
  return new Map([...identifiers].map(([name, identifier]) => [name, localName(identifier)]));
}

function isDeclarationOf(node: ts.Node, name: string): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === name;
}

function mapMembers(
  node: ts.InterfaceDeclaration,
  change: (member: ts.PropertySignature) => ts.PropertySignature,
): ts.InterfaceDeclaration {
  const { modifiers, name, typeParameters, heritageClauses, members } = node;
  const changed = members.map((member) => (ts.isPropertySignature(member) ? change(member) : member));
  return ts.factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, changed);
}

/** Comments stay where they are: they belong to the node that is updated. */
function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return ts.factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
}

function nameOf({ name }: ts.PropertySignature): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : "";
}
