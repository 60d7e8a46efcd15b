/** The handwritten checks that a generated validator may call: what `packages/client/src/validation/checks.ts` has. */
export const CHECK_NAMES = [
  ...["anyForm", "atLeast", "atMost", "byte", "date", "dateTime", "distinctItems", "email", "excluded", "format"],
  ...[
    "hasProperties",
    "hostname",
    "int32",
    "int64",
    "ipv4",
    "ipv6",
    "isBoolean",
    "isInteger",
    "isList",
    "isNumber",
    "isObject",
  ],
  ...["isText", "items", "lessThan", "listLength", "moreThan", "multipleOf", "neverSent", "noOtherProperties"],
  ...["notForm", "oneForm", "oneOfValues", "otherProperties", "property", "propertyCount", "required", "textLength"],
  ...["textPattern", "time", "uri", "uuid", "violationsOf"],
] as const;

export type CheckName = (typeof CHECK_NAMES)[number];

/** What no function of a module can be called. */
export const RESERVED_WORDS = [
  ...["arguments", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete"],
  ...["do", "else", "enum", "eval", "export", "extends", "false", "finally", "for", "function", "if", "implements"],
  ...["import", "in", "instanceof", "interface", "let", "new", "null", "package", "private", "protected", "public"],
  ...["return", "static", "super", "switch", "this", "throw", "true", "try", "typeof", "undefined", "var", "void"],
  ...["while", "with", "yield", "Array", "RegExp", "Readonly", "Record"],
];
