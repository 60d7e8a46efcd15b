import ts from "typescript";

/**
 * Gives each schema's type a name of its own. `components` only refers to it, so that an editor shows `InviteeResource`
 * where it would spell out the parts of a type without a name.
 *
 * @param identifiers the name of each schema's type.
 */
export function nameSchemas(nodes: readonly ts.Node[], identifiers: ReadonlyMap<string, string>): ts.Node[] {
  const named: ts.Node[] = [];
  const rest = nodes.map((node) => {
    if (!isDeclarationOf(node, "components")) return node;
    return mapMembers(node, (member) => {
      if (nameOf(member) !== "schemas" || !member.type || !ts.isTypeLiteralNode(member.type)) return member;
      const members = member.type.members.map((schema) => {
        const identifier = ts.isPropertySignature(schema) ? identifiers.get(nameOf(schema)) : undefined;
        // A type of the language that the generated types use keeps its meaning.
        if (identifier !== undefined && LANGUAGE_TYPES.has(identifier)) return schema;
        if (!ts.isPropertySignature(schema) || schema.type === undefined || identifier === undefined) return schema;
        named.push(ts.factory.createTypeAliasDeclaration(undefined, identifier, undefined, schema.type));
        return withType(schema, ts.factory.createTypeReferenceNode(identifier));
      });
      return withType(member, ts.factory.createTypeLiteralNode(members));
    });
  });
  return [...rest, ...named];
}

const LANGUAGE_TYPES = new Set([
  ...["Array", "Blob", "Date", "Exclude", "Extract", "NonNullable", "Omit", "OneOf", "Partial", "Pick", "Promise"],
  ...["Readonly", "ReadonlyArray", "Record", "Required", "WithRequired", "XOR"],
]);

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
