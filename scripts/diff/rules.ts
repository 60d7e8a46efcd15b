import type { Bump, Direction } from "./diff.js";
import { readWhere } from "./where.js";

/** What one kind of change asks for, by direction, and what it is called when old and new change places. */
interface Rule {
  readonly request: Bump;
  readonly response: Bump;
  readonly opposite: readonly string[];
  /** Why a compiler can't see this change: then its verdict must hold for the others alone. */
  readonly unseenByCompiler?: string;
  /** The service refuses what it took, whatever version of the SDK an app has: told first, whatever the bump. */
  readonly isAtRunTime?: true;
}

const same = (bump: Bump, ...opposite: string[]): Rule => ({ request: bump, response: bump, opposite });
const by = (request: Bump, response: Bump, ...opposite: string[]): Rule => ({ request, response, opposite });
const atRunTime = (...opposite: string[]): Rule => ({ ...same("patch", ...opposite), isAtRunTime: true });

const ADDED_PROPERTY = ["property-added", "required-property-added", "defaulted-property-added"];
const ADDED_PARAMETER = ["parameter-added", "required-parameter-added"];
const ADDED_VARIANT = ["variant-added", "undiscriminated-variant-added"];

const DEFAULTED =
  "the SDK's types let a property with a default be left out, and the service may ask for it all the same";

/** The rule table, row by row: every kind of change that the differ knows. */
export const RULES = {
  "operation-removed": same("major", "operation-added"),
  "operation-added": same("minor", "operation-removed"),
  "operation-id-changed": same("major", "operation-id-changed"),
  "path-changed": same("major", "path-changed"),
  "http-method-changed": same("major", "http-method-changed"),
  "sdk-method-renamed": same("major", "sdk-method-renamed"),
  "sdk-service-renamed": same("major", "sdk-service-renamed"),
  "paging-removed": same("major", "paging-added"),
  "paging-added": same("minor", "paging-removed"),
  "paging-changed": same("patch", "paging-changed"),

  "webhook-removed": same("major", "webhook-added"),
  "webhook-added": same("minor", "webhook-removed"),

  "property-removed": same("major", ...ADDED_PROPERTY),
  "property-renamed": same("major", "property-renamed"),
  "property-added": same("minor", "property-removed"),
  "required-property-added": by("major", "minor", "property-removed"),
  "defaulted-property-added": {
    ...by("major", "minor", "property-removed"),
    unseenByCompiler: DEFAULTED,
  },
  "property-became-required": by("major", "minor", "property-became-optional"),
  "defaulted-property-became-required": {
    ...by("major", "minor", "property-became-optional"),
    unseenByCompiler: DEFAULTED,
  },
  "property-became-optional": by("minor", "major", "property-became-required", "defaulted-property-became-required"),
  "read-only-added": by("major", "patch", "read-only-removed", "required-read-only-removed"),
  "read-only-removed": by("minor", "patch", "read-only-added"),
  "required-read-only-removed": by("major", "patch", "read-only-added"),
  "sent-type-split": by("minor", "patch", "sent-type-joined"),
  "demanding-sent-type-split": by("major", "patch", "sent-type-joined"),
  "sent-type-joined": by("major", "patch", "sent-type-split", "demanding-sent-type-split"),
  "write-only-added": by("patch", "major", "write-only-removed"),
  "write-only-removed": by("patch", "minor", "write-only-added"),

  "parameter-removed": same("major", ...ADDED_PARAMETER),
  "parameter-renamed": same("major", "parameter-renamed"),
  "parameter-moved": same("major", "parameter-moved"),
  "parameter-added": same("minor", "parameter-removed"),
  "required-parameter-added": by("major", "minor", "parameter-removed"),
  "parameter-became-required": by("major", "minor", "parameter-became-optional"),
  "parameter-became-optional": by("minor", "major", "parameter-became-required"),

  "body-removed": same("major", "body-added", "required-body-added"),
  "body-added": same("minor", "body-removed"),
  "required-body-added": same("major", "body-removed"),
  "body-became-required": same("major", "body-became-optional"),
  "body-became-optional": same("minor", "body-became-required"),
  "media-type-removed": same("major", "media-type-added"),
  "media-type-added": same("minor", "media-type-removed"),
  "preferred-media-type-changed": same("major", "preferred-media-type-changed"),

  "success-status-removed": same("major", "success-status-added"),
  "success-status-added": same("major", "success-status-removed"),
  "same-body-status-removed": same("minor", "same-body-status-added"),
  "same-body-status-added": same("minor", "same-body-status-removed"),
  "error-status-removed": same("minor", "error-status-added"),
  "error-status-added": same("minor", "error-status-removed"),

  "null-added": by("minor", "major", "null-removed"),
  "null-removed": by("major", "minor", "null-added"),
  "enum-value-added": same("minor", "enum-value-removed"),
  "enum-value-removed": same("major", "enum-value-added"),
  "enum-opened": by("minor", "major", "enum-closed"),
  "enum-closed": by("major", "minor", "enum-opened"),
  "variant-added": same("minor", "variant-removed"),
  "undiscriminated-variant-added": by("minor", "major", "variant-removed"),
  "variant-removed": same("major", ...ADDED_VARIANT),
  "discriminator-changed": {
    ...same("major", "discriminator-changed"),
    unseenByCompiler: "the types of a union under anyOf have no tag of their own",
  },
  "type-changed": same("major", "type-changed"),
  "type-opened": by("minor", "major", "type-narrowed"),
  "type-narrowed": by("major", "minor", "type-opened"),
  "binary-format-changed": {
    ...same("major", "binary-format-changed"),
    unseenByCompiler: "a text and a file inside a JSON schema have the same type",
  },
  "index-signature-removed": same("major", "index-signature-added"),
  "index-signature-added": same("minor", "index-signature-removed"),

  "schema-removed": same("major", "schema-added"),
  "schema-added": same("minor", "schema-removed"),
  "schema-renamed": same("minor", "schema-renamed"),

  "exports-removed": same("major", "exports-added"),
  "exports-added": same("minor", "exports-removed"),
  "values-reordered": same("major", "values-reordered"),

  "deprecated-added": same("minor", "deprecated-removed"),
  "deprecated-removed": same("patch", "deprecated-added"),

  "number-kind-changed": same("patch", "number-kind-changed"),
  "format-changed": same("patch", "format-changed"),
  "bounds-tightened": atRunTime("bounds-loosened"),
  "bounds-loosened": same("patch", "bounds-tightened"),
  "bounds-replaced": atRunTime("bounds-replaced"),
  "default-changed": same("patch", "default-changed"),
  "style-changed": atRunTime("style-changed"),
  "documentation-changed": same("patch", "documentation-changed"),
  "extension-changed": same("patch", "extension-changed"),
  "limits-changed": atRunTime("limits-changed"),
  "servers-changed": atRunTime("servers-changed"),
  "security-tightened": atRunTime("security-loosened"),
  "security-loosened": same("patch", "security-tightened"),
  "security-replaced": atRunTime("security-replaced"),
  "reference-broken": same("patch", "reference-mended"),
  "reference-mended": same("patch", "reference-broken"),
  "document-changed": same("patch", "document-changed"),
} as const satisfies Record<string, Rule>;

export type Kind = keyof typeof RULES;

/** What a change of a kind asks for in one direction. */
export function bumpOf(kind: Kind, direction: "request" | "response"): Bump {
  return RULES[kind][direction];
}

/** Why no compiler can see a change; undefined when it can. */
export function unseenByCompiler({
  kind,
  where,
}: {
  readonly kind: string;
  readonly where: string;
}): string | undefined {
  const { subject, part } = readWhere(where);
  if (subject === "webhook" || part?.startsWith("callback ")) return "no method takes or gives what the service sends";
  return (RULES as Record<string, Rule>)[kind]?.unseenByCompiler;
}

/** Whether the service refuses, after a change of this kind, what it took; what is only read is never refused. */
export function isAtRunTime({ kind, direction }: { readonly kind: string; readonly direction: Direction }): boolean {
  return direction !== "response" && (RULES as Record<string, Rule>)[kind]?.isAtRunTime === true;
}

/** What a kind is called when old and new change places. */
export function oppositesOf(kind: string): readonly string[] {
  return (RULES as Record<string, Rule>)[kind]?.opposite ?? [];
}
