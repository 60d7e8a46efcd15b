import { identifierOf, takeName } from "../../document/names.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { pointerKeys, resolveReference } from "../../document/reference.js";
import { indented } from "./block.js";
import { isSecret } from "./is-secret.js";
import type { CheckName } from "./names.js";
import { schemaStatements } from "./schema-statements.js";

/** Writes the functions of the schemas that bodies refer to, each once, and notes the checks that they call. */
export class ValidatorWriter {
  readonly usedChecks = new Set<CheckName>();
  readonly #document: OpenApiDocument;
  readonly #taken: Set<string>;
  readonly #names = new Map<string, string>();
  readonly #texts: string[] = [];

  /** `taken` holds the names that the module has already; new ones are added to it. */
  constructor(document: OpenApiDocument, taken: Set<string>) {
    this.#document = document;
    this.#taken = taken;
  }

  /** The check of a whole body; a schema without a name is called after its operation. */
  bodyCheck(schema: Schema, operationName: string): string {
    if (schema.$ref !== undefined && !this.isSecret(schema)) return this.referenceCheck(schema.$ref);
    const name = takeName(`check${operationName}`, this.#taken);
    const statements = schemaStatements(schema, this);
    const hidden = this.isSecret(schema) ? ["at = at.hide();", ...statements] : statements;
    this.#texts.push(functionText(name, hidden));
    return name;
  }

  /** The name of the function that checks what a reference leads to. */
  referenceCheck(reference: string): string {
    const known = this.#names.get(reference);
    if (known !== undefined) return known;
    const name = takeName(`check${identifierOf(pointerKeys(reference).at(-1) ?? "")}`, this.#taken);
    this.#names.set(reference, name);
    const schema = resolveReference<Schema>(this.#document, { $ref: reference });
    this.#texts.push(functionText(name, schemaStatements(schema, this)));
    return name;
  }

  /** Notes that a check is called, and gives its name. */
  use(check: CheckName): CheckName {
    this.usedChecks.add(check);
    return check;
  }

  isSecret(schema: Schema): boolean {
    return isSecret(this.#document, schema);
  }

  /** The functions of all references, in the order of their names. */
  functionTexts(): string[] {
    return [...this.#texts].sort();
  }
}

function functionText(name: string, statements: readonly string[]): string {
  const [value, at] = statements.length > 0 ? ["value", "at"] : ["_value", "_at"];
  return `function ${name}(${value}: unknown, ${at}: Place): void {${statements.length > 0 ? `\n${indented(statements)}\n` : ""}}\n`;
}
