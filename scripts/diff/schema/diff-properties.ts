import type { Schema } from "../../document/openapi.js";
import { joinPath, propertyStep } from "../where.js";
import { describeSchema } from "./describe-schema.js";
import { diffAccess } from "./diff-access.js";
import type { Found } from "./found.js";
import { pairRenames } from "./pair-renames.js";
import type { Comparison } from "./schema-differ.js";
import type { SchemaReader } from "./schema-reader.js";
import type { ObjectShape, PropertyShape } from "./shape.js";

/** Compares the properties of two objects: which there are, which must be there, what they hold. */
export function diffProperties(comparison: Comparison, old: ObjectShape, next: ObjectShape, path: string): Found[] {
  const at = (name: string) => joinPath(path, propertyStep(name));
  const isShown = (reader: SchemaReader, { schema }: PropertyShape) => !isHidden(comparison, reader, schema);
  const onlyIn = (reader: SchemaReader, has: ObjectShape, hasNot: ObjectShape) =>
    [...has.properties].filter(([name, property]) => !hasNot.properties.has(name) && isShown(reader, property));

  const removed = onlyIn(comparison.before, old, next);
  const added = onlyIn(comparison.after, next, old);
  const renames = pairRenames(removed, added, (was, is) => comparison.isEquivalent(was.schema, is.schema));
  const newNames = new Set(renames.values());
  const kept = [...old.properties].flatMap(([name, property]) => {
    const same = next.properties.get(name);
    return same ? diffProperty(comparison, property, same, at(name)) : [];
  });
  return [
    ...removed.map(([name]) => describeRemoved(name, renames.get(name), at(name))),
    ...added.filter(([name]) => !newNames.has(name)).map(([name, is]) => describeAdded(comparison, is, at(name))),
    ...kept,
  ];
}

function describeRemoved(name: string, newName: string | undefined, path: string): Found {
  if (newName === undefined) return { kind: "property-removed", path, message: "is gone" };
  const isCase = name.toLowerCase() === newName.toLowerCase();
  const note = isCase ? " (only the case differs)" : "";
  return { kind: "property-renamed", path, message: `\`${name}\` is called \`${newName}\` now${note}` };
}

function describeAdded({ after }: Comparison, { schema, isRequired }: PropertyShape, path: string): Found {
  const type = describeSchema(after, schema);
  if (!isRequired) return { kind: "property-added", path, message: `is new: \`${type}\`` };
  const kind = after.has(schema, "default") ? "defaulted-property-added" : "required-property-added";
  return { kind, path, message: `is new and required: \`${type}\`` };
}

/** Whether a direction doesn't show a property: a read-only one isn't sent, a write-only one isn't read. */
function isHidden({ direction }: Comparison, reader: SchemaReader, schema: Schema): boolean {
  return reader.has(schema, direction === "request" ? "readOnly" : "writeOnly");
}

function diffProperty(comparison: Comparison, old: PropertyShape, next: PropertyShape, path: string): Found[] {
  const wasHidden = isHidden(comparison, comparison.before, old.schema);
  const isNowHidden = isHidden(comparison, comparison.after, next.schema);
  const access = diffAccess(comparison, old, next, path);
  if (wasHidden || isNowHidden) return access;
  return [
    ...access,
    ...diffRequired(comparison, old, next, path),
    ...comparison.compare(old.schema, next.schema, path),
  ];
}

function diffRequired(comparison: Comparison, old: PropertyShape, next: PropertyShape, path: string): Found[] {
  const [hadDefault, hasDefault] = [
    comparison.before.has(old.schema, "default"),
    comparison.after.has(next.schema, "default"),
  ];
  if (!old.isRequired && next.isRequired) {
    const kind = hasDefault ? "defaulted-property-became-required" : "property-became-required";
    return [{ kind, path, message: "is required now" }];
  }
  if (old.isRequired && !next.isRequired) {
    return [{ kind: "property-became-optional", path, message: "is optional now" }];
  }
  // What has a default may be left out of a request, required or not.
  if (!old.isRequired || comparison.direction === "response" || hadDefault === hasDefault) return [];
  return hasDefault
    ? [{ kind: "property-became-optional", path, message: "may be left out now, since it has a default" }]
    : [{ kind: "property-became-required", path, message: "can't be left out any more, since it has no default now" }];
}
