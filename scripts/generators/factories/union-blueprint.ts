import type { Blueprint, UnionBlueprint } from "../../../packages/testing/src/factories/blueprint.js";
import { FACTORY_MEMBERS } from "../../../packages/testing/src/factories/factory.js";
import { flattenSchema } from "../../document/flatten-schema.js";
import { camelCase, identifierOf, takeName } from "../../document/names.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { resolveReference, schemaNameOf } from "../../document/reference.js";
import type { BlueprintWriter } from "./blueprint-writer.js";
import { mappingOf } from "./discriminators.js";
import { mergePlain } from "./merge-plain.js";
import { alternativesOf, kindOfSchema } from "./schema-kind.js";

/** The blueprint of a schema that leaves several forms open: each form together with what all of them have. */
export function unionBlueprint(writer: BlueprintWriter, schema: Schema, name: string): Blueprint {
  const { document } = writer;
  const { union, common } = splitUnion(document, schema);
  const isExclusive = (union.oneOf ?? []).length > 0;
  const forms = isExclusive ? unmistakable(document, alternativesOf(union)) : alternativesOf(union);
  const values = new Map(mappingOf(union));
  const branches = forms.map((form) => {
    const whole = common === undefined ? form : { allOf: [common, form] };
    const written = writer.write(whole, name);
    const value = values.get(schemaNameOf(form.$ref) ?? "");
    const property = union.discriminator?.propertyName;
    const told =
      property !== undefined && value !== undefined ? withTag(writer, written, form, property, value) : written;
    return isExclusive
      ? withoutRivals(
          document,
          told,
          whole,
          forms.filter((other) => other !== form),
        )
      : told;
  });
  if (branches.length === 1) return branches[0] as Blueprint;
  const traits = traitsOf(union, [...values.values()]);
  return { kind: "union", branches, ...(traits && { traits }) };
}

/** The first schema with alternatives, and everything else that the whole demands. */
function splitUnion(document: OpenApiDocument, schema: Schema): { union: Schema; common: Schema | undefined } {
  const resolved = resolveReference<Schema>(document, schema);
  const { oneOf, anyOf, discriminator, ...others } = resolved;
  const union = { ...(oneOf && { oneOf }), ...(anyOf && { anyOf }), ...(discriminator && { discriminator }) };
  if (alternativesOf(resolved).length > 0) return { union, common: saysSomething(others) ? others : undefined };
  const parts = others.allOf ?? [];
  const open = parts.find((part) => kindOfSchema(document, part) === "union") ?? {};
  const inner = splitUnion(document, open);
  const rest = { ...others, allOf: parts.filter((part) => part !== open) };
  const common = [rest, inner.common].filter((part) => part !== undefined && saysSomething(part)) as Schema[];
  return { union: inner.union, common: common.length === 0 ? undefined : { allOf: common } };
}

function saysSomething({ allOf = [], properties, required, additionalProperties, type = "object" }: Schema): boolean {
  return allOf.length > 0 || Boolean(properties ?? required ?? additionalProperties) || type !== "object";
}

/** Of plain forms of which one takes whatever another one takes, only the wider is unmistakable. */
function unmistakable(document: OpenApiDocument, forms: readonly Schema[]): readonly Schema[] {
  const plain = forms.map((form) => mergePlain(document, form));
  const isOpen = ({ enum: values, format, pattern, minimum, maximum, minLength, maxLength }: Schema) =>
    [values, format, pattern, minimum, maximum, minLength, maxLength].every((bound) => bound === undefined);
  const covers = (wide: Schema, narrow: Schema) =>
    isOpen(wide) && (wide.type === narrow.type || (wide.type === "number" && narrow.type === "integer"));
  const kept = forms.filter((_, index) => {
    const own = plain[index] as Schema;
    if (!["string", "integer", "number", "boolean"].includes(own.type ?? "")) return true;
    return !plain.some((other, position) => position !== index && covers(other, own));
  });
  return kept.length > 0 ? kept : forms;
}

/** The form with its value of the discriminator, unless it has no other by itself. */
function withTag(
  writer: BlueprintWriter,
  written: Blueprint,
  form: Schema,
  property: string,
  value: string,
): Blueprint {
  const schema = schemaNameOf(form.$ref);
  const own = schema === undefined ? undefined : writer.discriminators.get(schema);
  if (written.kind === "reference" && own?.property === property && own.value === value) return written;
  const tag = { properties: { [property]: { kind: "choice" as const, values: [value] } }, required: [property] };
  if (written.kind === "object") {
    return {
      ...written,
      properties: { ...written.properties, ...tag.properties },
      required: [...(written.required ?? []), property],
    };
  }
  return written.kind === "reference" ? { kind: "object", parts: [written.schema], ...tag } : written;
}

/** Leaves out what would make the form another one as well: a property that only the other one requires. */
function withoutRivals(
  document: OpenApiDocument,
  written: Blueprint,
  whole: Schema,
  others: readonly Schema[],
): Blueprint {
  const own = flattenSchema(document, whole);
  const rivals = others.flatMap((other) => {
    const { properties, required } = flattenSchema(document, other);
    const isHeld = required.length > 0 && required.every((name) => name in own.properties);
    const isTold = Object.keys(properties).some((name) =>
      areDisjoint(document, own.properties[name], properties[name]),
    );
    return isHeld && !isTold ? required.filter((name) => !own.required.includes(name)) : [];
  });
  if (rivals.length === 0) return written;
  const without = [...new Set(rivals)];
  if (written.kind === "reference") return { kind: "object", parts: [written.schema], without };
  if (written.kind !== "object") return written;
  const kept = Object.entries(written.properties ?? {}).filter(([name]) => !without.includes(name));
  return { ...written, properties: Object.fromEntries(kept), without: [...(written.without ?? []), ...without] };
}

function areDisjoint(document: OpenApiDocument, left: Schema | undefined, right: Schema | undefined): boolean {
  const [ours, theirs] = [left, right].map((schema) => schema && mergePlain(document, schema).enum);
  return ours !== undefined && theirs !== undefined && !ours.some((value) => theirs.includes(value));
}

/** A trait for each value of the discriminator. */
function traitsOf({ discriminator }: Schema, values: readonly string[]): UnionBlueprint["traits"] {
  if (discriminator === undefined || values.length === 0) return undefined;
  const taken = new Set(FACTORY_MEMBERS);
  const traits = values.map((value) => [
    takeName(identifierOf(camelCase(value) || "_"), taken),
    { [discriminator.propertyName]: value },
  ]);
  return Object.fromEntries(traits);
}
