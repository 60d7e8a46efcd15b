import { describeOperations, type OperationDescription } from "../document/describe-operations.js";
import { directionViews } from "../document/direction-views.js";
import { identifierOf, takeName } from "../document/names.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { withSentForms } from "../document/sent-forms.js";
import { docComment, type GeneratedFile, HEADER, propertyKey } from "./generated-file.js";
import { CHECK_NAMES, RESERVED_WORDS } from "./validators/names.js";
import { ValidatorWriter } from "./validators/validator-writer.js";

/**
 * A validator for the body of each operation that takes JSON: a function made from the schema as it is sent, that
 * calls the client's handwritten checks. Nothing is compiled at run time.
 */
export function generateValidators(document: OpenApiDocument): GeneratedFile {
  // Of the viewed document: read-only properties can't be sent, and a default makes a property optional.
  const viewed = directionViews(withSentForms(document));
  const operations = describeOperations(viewed).filter(({ body }) => body?.format === "json");
  const taken = new Set([...RESERVED_WORDS, ...CHECK_NAMES, ...FIXED_NAMES]);
  const names = operations.map(({ operationId }) => takeName(identifierOf(operationId), taken));
  const writer = new ValidatorWriter(viewed, taken);
  const validators = operations.map((operation, index) => validatorText(operation, names[index] as string, writer));
  const table = operations.map(({ operationId }, index) => `  ${tableEntry(operationId, names[index] as string)},\n`);
  const functions = writer.functionTexts();
  const text = `${HEADER}
import type { BodyViolation } from "../options/body-validator.js";
${importText([...writer.usedChecks, "violationsOf"])}import type { OperationBodyValidator } from "../validation/create-body-validator.js";
${functions.length > 0 ? 'import type { Place } from "../validation/place.js";\n' : ""}
/** The validators of all operations that take a JSON body, by operationId. */
export const bodyValidators: Readonly<Record<string, OperationBodyValidator>> = {${table.length > 0 ? `\n${table.join("")}` : ""}};

${[...validators, ...functions].join("\n")}`;
  return { path: "packages/client/src/generated/validators.ts", text: `${text.trimEnd()}\n` };
}

/** What the generated file declares or imports besides checks. */
const FIXED_NAMES = ["BodyViolation", "OperationBodyValidator", "Place", "bodyValidators", "body", "value", "at"];

function validatorText(operation: OperationDescription, name: string, writer: ValidatorWriter): string {
  const { operationId, service, method, body } = operation;
  const comment = docComment([`Checks the body of \`rcw.${service}.${method}\` (\`${operationId}\`).`]);
  const check = writer.bodyCheck(body?.schema ?? {}, identifierOf(operationId));
  return `${comment}export function ${name}(body: unknown): readonly BodyViolation[] {
  return violationsOf(body, ${check}, ${body?.required === true});
}
`;
}

function tableEntry(operationId: string, name: string): string {
  return propertyKey(operationId) === name ? name : `${propertyKey(operationId)}: ${name}`;
}

function importText(checks: readonly string[]): string {
  const sorted = [...checks].sort();
  const oneLine = `import { ${sorted.join(", ")} } from "../validation/checks.js";\n`;
  if (oneLine.length <= 121) return oneLine;
  return `import {\n${sorted.map((check) => `  ${check},\n`).join("")}} from "../validation/checks.js";\n`;
}
