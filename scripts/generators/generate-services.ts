import { describeOperations, type OperationDescription } from "../document/describe-operations.js";
import { directionViews } from "../document/direction-views.js";
import { capitalise } from "../document/names.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { docComment, type GeneratedFile, HEADER, propertyKey } from "./generated-file.js";
import { TypeWriter } from "./type-writer.js";

/** The client's services as interfaces: a method for each operation, its parameters under their own names. */
export function generateServices(document: OpenApiDocument): GeneratedFile {
  // Descriptions of the viewed document, so that a body has the type of what may be sent.
  const operations = describeOperations(directionViews(document));
  const types = new TypeWriter(document);
  const services = groupByService(operations);
  const blocks = [...services].map(([service, methods]) => serviceBlock(service, methods, types));
  const members = [...services]
    .map(([service]) => `  readonly ${propertyKey(service)}: ${serviceName(service)};\n`)
    .join("");
  const text = `${HEADER}
${types.importText()}import type { CallOptions } from "../call-options.js";

/** The services of the API; \`createWebinarClient\` makes them from the operation table. */
export interface Services {
${members}}

${blocks.join("\n")}`;
  return { path: "packages/client/src/generated/services.ts", text };
}

function groupByService(operations: readonly OperationDescription[]): Map<string, OperationDescription[]> {
  const services = new Map<string, OperationDescription[]>();
  for (const operation of operations)
    services.set(operation.service, [...(services.get(operation.service) ?? []), operation]);
  return services;
}

function serviceName(service: string): string {
  return `${capitalise(service)}Service`;
}

function serviceBlock(service: string, operations: readonly OperationDescription[], types: TypeWriter): string {
  const methods = operations.map((operation) => methodText(operation, types)).join("\n");
  const parameters = operations.map((operation) => parametersBlock(operation, types)).join("\n");
  return `/** \`rcw.${service}\` */\nexport interface ${serviceName(service)} {\n${methods}}\n\n${parameters}`;
}

function parametersName({ service, method }: OperationDescription): string {
  return `${capitalise(service)}${capitalise(method)}Parameters`;
}

function methodText(operation: OperationDescription, types: TypeWriter): string {
  const optional = isRequired(operation) ? "" : "?";
  const signature = `${propertyKey(operation.method)}(parameters${optional}: ${parametersName(operation)}, options?: CallOptions): Promise<${types.resultType(operation)}>;`;
  return `${methodComment(operation)}  ${signature}\n`;
}

function isRequired({ arguments: list, body }: OperationDescription): boolean {
  return body?.required === true || list.some(({ parameter }) => parameter.required);
}

function methodComment({
  operationId,
  operation,
  httpMethod,
  path,
  rateLimitGroup,
  appPermission,
}: OperationDescription): string {
  const facts = [
    `Operation \`${operationId}\`: \`${httpMethod.toUpperCase()} ${path}\``,
    rateLimitGroup && `rate-limit group ${rateLimitGroup}`,
    appPermission ? `app permission ${appPermission}` : "no app permission needed",
  ];
  return docComment(
    [
      operation.summary && `${operation.summary}.`,
      operation.description,
      `${facts.filter(Boolean).join("; ")}.`,
      "@throws {ApiError} when the service answers with an error; see the subclasses for each status.",
      operation.deprecated && "@deprecated",
    ],
    "  ",
  );
}

function parametersBlock(operation: OperationDescription, types: TypeWriter): string {
  const name = parametersName(operation);
  const comment = `/** Parameters of \`${operation.service}.${operation.method}\`. */\n`;
  const members = operation.arguments.map(({ argument, parameter }) => {
    const doc = docComment([parameter.description, parameter.deprecated && "@deprecated"], "  ");
    return `${doc}  ${propertyKey(argument)}${parameter.required ? "" : "?"}: ${types.parameterType(operation, parameter)};\n`;
  });
  const { body } = operation;
  if (body) {
    const doc = docComment([operation.requestBody?.description ?? "The request body."], "  ");
    members.push(`${doc}  body${body.required ? "" : "?"}: ${types.bodyType(operation)};\n`);
  }
  if (members.length === 0) return `${comment}export type ${name} = Record<string, never>;\n`;
  return `${comment}export interface ${name} {\n${members.join("")}}\n`;
}
