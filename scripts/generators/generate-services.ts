import { describeOperations, type OperationDescription } from "../document/describe-operations.js";
import { directionViews } from "../document/direction-views.js";
import { capitalise, identifierOf, takeName } from "../document/names.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { docComment, type GeneratedFile, HEADER, propertyKey } from "./generated-file.js";
import { TypeWriter } from "./type-writer.js";

/** The client's services as interfaces: a method for each operation, its parameters under their own names. */
export function generateServices(document: OpenApiDocument): GeneratedFile {
  // Descriptions of the viewed document, so that a body has the type of what may be sent.
  const operations = describeOperations(directionViews(document));
  const names = nameInterfaces(operations);
  const types = new TypeWriter(document, [...FIXED_NAMES, ...names.values()]);
  const services = groupByService(operations);
  const blocks = [...services].map(([service, methods]) => serviceBlock(service, methods, names, types));
  const members = [...services]
    .map(([service]) => `  readonly ${propertyKey(service)}: ${names.get(service)};\n`)
    .join("");
  const text = `${HEADER}
${types.importText()}import type { CallOptions, ListOptions } from "../options/call-options.js";
import type { ApiCall } from "../methods/call-result.js";
import type { PagedCall } from "../methods/paged-call.js";

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

/** What every generated file declares or imports. */
const FIXED_NAMES = ["Services", "CallOptions", "ListOptions", "ApiCall", "PagedCall"];

type InterfaceNames = ReadonlyMap<string, string>;

/** The interface of each service (`invitees`), and of each method's parameters (`invitees.list`), no two alike. */
function nameInterfaces(operations: readonly OperationDescription[]): InterfaceNames {
  const names = new Map<string, string>();
  const taken = new Set(FIXED_NAMES);
  for (const operation of operations) {
    const { service, method } = operation;
    const stem = capitalise(identifierOf(service));
    if (!names.has(service)) names.set(service, takeName(`${stem}Service`, taken));
    names.set(methodKey(operation), takeName(`${stem}${capitalise(identifierOf(method))}Parameters`, taken));
  }
  return names;
}

function methodKey({ service, method }: OperationDescription): string {
  return `${service}.${method}`;
}

function serviceBlock(
  service: string,
  operations: readonly OperationDescription[],
  names: InterfaceNames,
  types: TypeWriter,
): string {
  const methods = operations.map((operation) => methodText(operation, names, types)).join("\n");
  const parameters = operations.map((operation) => parametersBlock(operation, names, types)).join("\n");
  const comment = docComment([`\`rcw.${service}\``]);
  return `${comment}export interface ${names.get(service)} {\n${methods}}\n\n${parameters}`;
}

function methodText(operation: OperationDescription, names: InterfaceNames, types: TypeWriter): string {
  const optional = isRequired(operation) ? "" : "?";
  const options = operation.paging ? "ListOptions" : "CallOptions";
  const result = types.resultType(operation);
  const item = operation.paging && types.itemType(operation, operation.paging.items);
  const call = item === undefined ? `ApiCall<${result}>` : `PagedCall<${result}, ${item}>`;
  const signature = `${propertyKey(operation.method)}(parameters${optional}: ${names.get(methodKey(operation))}, options?: ${options}): ${call};`;
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

function parametersBlock(operation: OperationDescription, names: InterfaceNames, types: TypeWriter): string {
  const name = names.get(methodKey(operation));
  const comment = docComment([`Parameters of \`${operation.service}.${operation.method}\`.`]);
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
