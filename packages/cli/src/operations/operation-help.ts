import type { OperationDescription, ParameterDescription } from "@rcw/types";
import { type BodyLine, bodyLines, describeValue, firstSentence } from "../document/describe-schema.js";
import { type DocumentOperation, loadDocument } from "../document/document.js";
import { type SentSchema, sentSchema } from "../document/sent-schema.js";
import { argumentName, commandPath, flagName } from "./command-names.js";

/** Room for the names of a body's properties, in characters. */
const MAX_NAME = 48;

/** One line on an operation, for lists of commands. */
export function summaryOf({ operationId }: OperationDescription): string {
  return loadDocument().operation(operationId)?.summary ?? operationId;
}

/** What an operation does. */
export function descriptionOf({ operationId }: OperationDescription): string {
  const { summary = operationId, description = "" } = loadDocument().operation(operationId) ?? {};
  return [summary, description.replace(/`/g, "")].filter(Boolean).join("\n\n");
}

/** What a flag takes: its bounds and what the description says. */
export function flagDescription(operation: OperationDescription, parameter: ParameterDescription): string {
  const told = loadDocument()
    .operation(operation.operationId)
    ?.parameters.find(({ name, in: place }) => name === parameter.name && place === parameter.in);
  const sentence = told && firstSentence(told);
  return [sentence, `(${describeValue(boundsOf(parameter))})`].filter(Boolean).join(" ");
}

/** A parameter's bounds as those of a value; whether it is required stands in the usage. */
function boundsOf({ required: _, ...bounds }: ParameterDescription): SentSchema {
  return bounds as SentSchema;
}

/** What stands below the flags: the body's properties, an example, and what the call costs and needs. */
export function helpAfterFlags(operation: OperationDescription): string {
  const document = loadDocument();
  const told = document.operation(operation.operationId);
  const { httpMethod, path, rateLimitGroup, appPermission, operationId } = operation;
  const facts = [
    ["operation", operationId],
    ["request", `${httpMethod} ${path}`],
    ["rate-limit group", rateLimitGroup],
    ["app permission", appPermission],
  ].flatMap(([name, value]) => (value ? [`  ${`${name}:`.padEnd(18)}${value}`] : []));
  const lines = told?.body ? bodyLines(sentSchema(document, told.body.schema)) : [];
  const width = Math.min(MAX_NAME, Math.max(0, ...lines.map(({ path }) => path.length + 2)));
  return [
    ...(lines.length > 0
      ? ["", "Body, for --set (* is required):", ...lines.map((line) => bodyHelpLine(line, width))]
      : []),
    ...["", "Example:", `  ${exampleOf(operation, told)}`],
    ...["", "Call:", ...facts],
  ].join("\n");
}

function bodyHelpLine({ path, words, isRequired, description }: BodyLine, width: number): string {
  return `  ${`${path}${isRequired ? " *" : ""}`.padEnd(width)}  ${words}${description && `: ${description}`}`;
}

/** A command line that works with `--fake` as far as the description's examples do. */
function exampleOf(operation: OperationDescription, told: DocumentOperation | undefined): string {
  const flags = operation.parameters
    .filter(({ required }) => required)
    .map((parameter) => {
      const example = told?.parameters.find(({ name }) => name === parameter.name);
      return `--${flagName(parameter)} ${example?.example ?? example?.schema?.example ?? `<${argumentName(parameter)}>`}`;
    });
  const body = told?.body?.example;
  const bodyFlag =
    operation.body &&
    (body === undefined ? "--body @file.json" : `--body '${JSON.stringify(body).replace(/'/g, "'\\''")}'`);
  return ["rcw", commandPath(operation), ...flags, ...(bodyFlag ? [bodyFlag] : [])].join(" ");
}
