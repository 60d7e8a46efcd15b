import type { WebinarClient } from "@rcw/client";
import type { OperationDescription, ParameterDescription } from "@rcw/types";
import { callOperation } from "../connection/call-operation.js";
import { loadDocument } from "../document/document.js";
import { type SentSchema, sentSchema } from "../document/sent-schema.js";
import { argumentName, commandName, operations } from "../operations/command-names.js";
import { valueAt } from "../output/columns.js";
import type { Tool, ToolAnswer } from "./tool.js";

/** Items of a page that a model gets without asking for another size: it reads every one of them. */
const PAGE_SIZE = 50;

/** A tool for each operation that only reads, and for the others of the services that may be written to. */
export function createOperationTools(client: WebinarClient, writableServices: ReadonlySet<string>): Tool[] {
  return operations
    .filter((operation) => isReading(operation) || writableServices.has(commandName(operation.service)))
    .map((operation) => createTool(client, operation));
}

/** `invitees_bulk_update`. */
function toolName({ service, method }: OperationDescription): string {
  return `${commandName(service)}_${commandName(method)}`.replaceAll("-", "_");
}

function isReading({ httpMethod }: OperationDescription): boolean {
  return httpMethod === "GET" || httpMethod === "HEAD";
}

function createTool(client: WebinarClient, operation: OperationDescription): Tool {
  const { operationId, httpMethod, rateLimitGroup, appPermission, paging } = operation;
  const { summary = operationId, description } = loadDocument().operation(operationId) ?? {};
  const facts = [
    rateLimitGroup && `Rate-limit group ${rateLimitGroup}.`,
    appPermission && `Needs the permission ${appPermission}.`,
    `API operation ${operationId}.`,
  ];
  return {
    name: toolName(operation),
    title: summary,
    description: [summary, description, facts.filter(Boolean).join(" ")].filter(Boolean).join("\n\n"),
    inputSchema: inputSchema(operation),
    annotations: {
      readOnlyHint: isReading(operation),
      ...(!isReading(operation) && {
        destructiveHint: httpMethod !== "POST",
        idempotentHint: httpMethod === "PUT" || httpMethod === "DELETE",
      }),
      openWorldHint: true,
    },
    async call(given, signal) {
      const perPage = paging && operation.parameters.some(({ name }) => name === "perPage");
      const sized = perPage && given.perPage === undefined && given[paging.pageToken] === undefined;
      const call = callOperation(client, operation, { ...given, ...(sized && { perPage: PAGE_SIZE }) }, { signal });
      return showAnswer(operation, await call);
    },
  };
}

/** The arguments of the client's method, as JSON Schema. */
function inputSchema(operation: OperationDescription): Tool["inputSchema"] {
  const document = loadDocument();
  const told = document.operation(operation.operationId);
  const properties: Record<string, SentSchema> = {};
  for (const parameter of operation.parameters) {
    const found = told?.parameters.find(({ name, in: place }) => name === parameter.name && place === parameter.in);
    const schema = found?.schema ? sentSchema(document, found.schema) : boundsOf(parameter);
    properties[argumentName(parameter)] = { ...schema, ...(found?.description && { description: found.description }) };
  }
  if (told?.body) properties.body = sentSchema(document, told.body.schema);
  const required = operation.parameters.filter((parameter) => parameter.required).map(argumentName);
  if (operation.body?.required) required.push("body");
  return { type: "object", properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

function boundsOf({
  type,
  format,
  minLength,
  maxLength,
  minimum,
  maximum,
  enum: values,
}: ParameterDescription): SentSchema {
  const bounds = { type, format, minLength, maxLength, minimum, maximum, enum: values };
  return Object.fromEntries(Object.entries(bounds).filter(([, value]) => value !== undefined));
}

/** JSON, of a page an item on each line: so a part of it is of use. */
function showAnswer({ paging, ...operation }: OperationDescription, answer: unknown): ToolAnswer {
  if (answer === undefined) return { text: "Done." };
  if (!paging) return { text: JSON.stringify(answer, undefined, 1) };
  const items = valueAt(answer, paging.items);
  if (!Array.isArray(items)) return { text: JSON.stringify(answer, undefined, 1) };
  const text = items.length === 0 ? "No items." : items.map((item) => JSON.stringify(item)).join("\n");
  const token = valueAt(answer, paging.nextPageToken);
  const next = `There is a next page: call ${toolName(operation as OperationDescription)} with the same arguments and ${paging.pageToken} ${JSON.stringify(token)}.`;
  return { text, ...(token !== undefined && token !== null && token !== "" && { next }) };
}
