import type { AspectName } from "./aspects/aspects.js";
import type { Period } from "./values/times.js";

/** How to make a value of a schema: the generated form of a schema, with everything in it that a factory needs. */
export type Blueprint =
  | ReferenceBlueprint
  | ObjectBlueprint
  | ListBlueprint
  | UnionBlueprint
  | ChoiceBlueprint
  | NumberBlueprint
  | TextBlueprint;

/** Every schema's blueprint, by the schema's name. */
export type Blueprints = Readonly<Record<string, Blueprint>>;

/** A value of another schema. */
export interface ReferenceBlueprint {
  readonly kind: "reference";
  readonly schema: string;
  /** Whether the schema can hold itself, directly or through others. */
  readonly cyclic?: true;
}

export interface ObjectBlueprint {
  readonly kind: "object";
  /** Names of schemas whose properties, requirements and aspects the object has too, as with `allOf`. */
  readonly parts?: readonly string[];
  /** Own properties; one that a part has as well takes its place. */
  readonly properties?: Readonly<Record<string, Blueprint>>;
  readonly required?: readonly string[];
  /** Properties of the parts that the object doesn't have. */
  readonly without?: readonly string[];
  /** Entries of any name (`additionalProperties`): their values, and how many there are. */
  readonly entries?: { readonly value: Blueprint; readonly count: number };
  /** What the domain knows about the object, by name. */
  readonly aspects?: readonly AspectName[];
}

export interface ListBlueprint {
  readonly kind: "list";
  readonly items: Blueprint;
  /** How many items a list has by itself. */
  readonly length: number;
  /** How few it may have. */
  readonly minItems?: number;
  /** No two items are alike. */
  readonly unique?: true;
}

/** One of several forms (`oneOf`, `anyOf`): the first, unless the overrides fit another one better. */
export interface UnionBlueprint {
  readonly kind: "union";
  readonly branches: readonly Blueprint[];
  /** Which form ends soonest, where some of them hold schemas that can hold themselves. */
  readonly shortest?: number;
  /** Overrides that choose a form, by the name of the factory's method. */
  readonly traits?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** One of some values: the first, unless `varied`; the items of a list go through all of them in turn. */
export interface ChoiceBlueprint {
  readonly kind: "choice";
  readonly values: readonly unknown[];
  readonly varied?: true;
}

/** `from`, or up to `count - 1` steps more. */
export interface NumberBlueprint {
  readonly kind: "number";
  readonly from: number;
  readonly step: number;
  readonly count: number;
}

export interface TextBlueprint {
  readonly kind: "text";
  /** What kind of text it is. */
  readonly make: TextKind;
  /** What the text looks like: digits and random letters vary. */
  readonly like?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** The kinds of text that factories can make; a period stands for a date-time in it. */
export type TextKind =
  | "firstName"
  | "lastName"
  | "email"
  | "jobTitle"
  | "title"
  | "description"
  | "sentence"
  | "words"
  | "like"
  | "id"
  | "accountId"
  | "uuid"
  | Period
  | "date"
  | "time"
  | "duration"
  | "timeZone"
  | "timeZoneName"
  | "localeCode"
  | "uri"
  | "uriReference"
  | "hostname"
  | "ipv4"
  | "ipv6"
  | "jsonPointer"
  | "pageToken"
  | "base64"
  | "regex"
  | "pattern";
