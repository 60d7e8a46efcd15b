/**
 * What the API description says about requests and answers, as plain JSON Schema: the generated `contract`
 * has this form. Every `$ref` is `#/$defs/...` and points into `$defs`.
 */
export interface Contract {
  /** Names of properties that are only ever sent; an answer that holds one, wherever, gives it away. */
  readonly writeOnlyNames: readonly string[];
  readonly $defs: Readonly<Record<string, ContractSchema>>;
  /** Every different parameter once; operations refer to them by key. */
  readonly parameters: Readonly<Record<string, ContractParameter>>;
  /** By operationId. */
  readonly operations: Readonly<Record<string, ContractOperation>>;
}

/**
 * A JSON Schema (draft 7). `readOnly` stands on properties that the service ignores in requests, `writeOnly` on
 * properties that it never returns.
 */
export type ContractSchema = Readonly<Record<string, unknown>>;

/** A parameter: where it travels, and the schema of its value once it is read from text. */
export interface ContractParameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required?: true;
  /** A list comes as one comma-separated value, not repeated. */
  readonly joined?: true;
  readonly schema: ContractSchema;
}

/** What one operation takes and answers. */
export interface ContractOperation {
  /** Keys of `Contract.parameters`. */
  readonly parameters: readonly string[];
  readonly body?: { readonly required?: true; readonly schema: ContractSchema };
  /** By status; an answer without a JSON body has no schema. */
  readonly answers: Readonly<Record<string, { readonly schema?: ContractSchema }>>;
}
