type OptionalKeys<Value> = { [Key in keyof Value]: undefined extends Value[Key] ? Key : never }[keyof Value];

/** A type whose members that may be undefined are optional instead. */
export type WithoutUndefined<Value> = { [Key in Exclude<keyof Value, OptionalKeys<Value>>]: Value[Key] } & {
  [Key in OptionalKeys<Value>]?: Exclude<Value[Key], undefined>;
};

/** A copy without the members that are undefined. */
export function withoutUndefined<Value extends object>(value: Value): WithoutUndefined<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as WithoutUndefined<Value>;
}
