import { describeOperations, type OperationDescription } from "../document/describe-operations.js";
import { type DescribedParameter, describeParameter, type ValueBounds } from "../document/describe-parameter.js";
import type { OpenApiDocument, Schema } from "../document/openapi.js";
import { resolveReference } from "../document/reference.js";
import { type GeneratedFile, HEADER } from "./generated-file.js";
import { objectText } from "./object-text.js";
import { SharedConstants } from "./shared-constants.js";

/**
 * The operation table as the client needs it: what `@rcw/types` has for everyone, less what no call depends on. It is the
 * largest part of a bundle with the client in it.
 */
export function generateClientOperations(document: OpenApiDocument): GeneratedFile {
  const taken = ["operations", "Operation", "Parameter"];
  const parameters = new SharedConstants(taken);
  const others = new SharedConstants(taken);
  const rows = describeOperations(document).map((operation) => {
    const answer = operation.success.find(({ format }) => format !== undefined);
    const { type } = resolveReference<Schema>(document, answer?.schema ?? {});
    const { body, paging } = operation;
    const { mediaType, format, required } = body ?? {};
    const own = operation.arguments.map((argument) =>
      parameters.share(`${argument.argument}Parameter`, objectText(toParameter(describeParameter(document, argument)))),
    );
    const members = [
      objectText(namesOf(operation)).slice(2, -2),
      `parameters: [${own.join(", ")}]`,
      paging && `paging: ${others.share("paging", objectText(paging))}`,
      objectText(traitsOf(operation)).slice(2, -2),
      answer?.format === "json" && type !== undefined && type !== "object" && "isList: true",
      body && `body: ${others.share("body", objectText({ mediaType, format, required: required || undefined }))}`,
    ];
    return `  { ${members.filter(Boolean).join(", ")} },\n`;
  });
  const text = `${HEADER}
import type { Operation, Parameter } from "../operations/operation.js";

${parameters.text("Parameter")}${others.text()}
/** Every operation, in the order of the document. */
export const operations: readonly Operation[] = [
${rows.join("")}];
`;
  return { path: "packages/client/src/generated/operations.ts", text };
}

/** What a row begins with: what tells it from the row before. The rest, alike in many rows, packs as one piece. */
function namesOf({ operationId, service, path }: OperationDescription): object {
  return { operationId, service, path };
}

function traitsOf(operation: OperationDescription): object {
  const isUsuallySafe = ["get", "put", "delete", "head", "options"].includes(operation.httpMethod);
  return {
    method: operation.method,
    httpMethod: operation.httpMethod.toUpperCase(),
    group: operation.rateLimitGroup,
    safe: operation.safeToRepeat === isUsuallySafe ? undefined : operation.safeToRepeat,
    answer: operation.success.find(({ format }) => format !== undefined)?.format,
  };
}

function toParameter({ name, argument, in: place, required, joined, items, ...bounds }: DescribedParameter): object {
  return { name, argument, in: place, required, joined, ...toBounds(bounds), items: items && toBounds(items) };
}

/** One pair of bounds, whatever they are bounds of; of the formats only the one that the client checks. */
function toBounds({ type, format, pattern, enum: values, ...limits }: ValueBounds): object {
  const min = limits.minLength ?? limits.minimum ?? limits.minItems;
  return {
    type,
    format: format === "date-time" ? format : undefined,
    min: min === 0 && type !== "integer" && type !== "number" ? undefined : min,
    max: limits.maxLength ?? limits.maximum ?? limits.maxItems,
    pattern,
    enum: values,
  };
}
