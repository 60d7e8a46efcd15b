import { describeOperations, type OperationDescription } from "../document/describe-operations.js";
import { describeParameter } from "../document/describe-parameter.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { docComment, type GeneratedFile, HEADER, propertyKey } from "./generated-file.js";
import { objectText } from "./object-text.js";
import { SharedConstants } from "./shared-constants.js";

/** The operation table: every operation as data, parameters written once and shared. */
export function generateOperationTable(document: OpenApiDocument): GeneratedFile {
  const operations = describeOperations(document);
  const parameters = new SharedConstants(["operationTable"]);

  const rows = operations.map((operation) => {
    const names = operation.arguments.map((argument) =>
      parameters.share(`${argument.argument}Parameter`, objectText(describeParameter(document, argument))),
    );
    const comment = docComment([operation.operation.summary], "  ");
    return `${comment}  ${propertyKey(operation.operationId)}: ${rowText(operation, names)},\n`;
  });
  const ids = operations.map(({ operationId }) => `  | ${JSON.stringify(operationId)}`).join("\n");
  const text = `${HEADER}
import type { OperationDescription, ParameterDescription } from "../operation-description.js";

${parameters.text("ParameterDescription")}
/** The operationId of each operation of the document. */
export type OperationId =
${ids || "  never"};

/** Every operation by its operationId, in the order of the document. */
export const operationTable: Readonly<Record<OperationId, OperationDescription>> = {
${rows.join("")}};
`;
  return { path: "packages/types/src/generated/operations.ts", text };
}

function rowText(operation: OperationDescription, parameterNames: readonly string[]): string {
  const { body, paging, success } = operation;
  const answer = success.find(({ format }) => format !== undefined)?.format;
  const head = objectText({
    operationId: operation.operationId,
    service: operation.service,
    method: operation.method,
    httpMethod: operation.httpMethod.toUpperCase(),
    path: operation.path,
    rateLimitGroup: operation.rateLimitGroup,
    appPermission: operation.appPermission,
    safeToRepeat: operation.safeToRepeat || undefined,
    paging,
    body: body && { mediaType: body.mediaType, format: body.format, required: body.required || undefined },
    answer,
  });
  return `${head.slice(0, -2)}, parameters: [${parameterNames.join(", ")}] }`;
}
