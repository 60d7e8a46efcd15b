import type { OperationDescription } from "../../document/describe-operations.js";
import { boundsText } from "./bounds-text.js";
import { curlExample } from "./curl-example.js";
import { type DocsContext, modelAddress } from "./docs-context.js";
import { errorTable } from "./error-table.js";
import { code, link, table } from "./markdown.js";
import { methodExample, pagingExample } from "./method-example.js";
import { snakeCase } from "./python-names.js";
import { typeText } from "./type-text.js";

/** All that is to say of one method. */
export function methodSection(context: DocsContext, operation: OperationDescription): string {
  const fixture = context.fixtures.get(operation.operationId);
  const { summary, description, deprecated } = operation.operation;
  const parts = [
    `## ${operation.method}\n`,
    deprecated && "**Deprecated.**\n",
    summary && `**${summary}.**\n`,
    description && `${description.trim()}\n`,
    factList(operation),
    parametersPart(context, operation),
    returnsPart(context, operation),
    `### Example of ${operation.method}\n`,
    methodExample(operation, fixture),
    operation.paging && `Every item of all pages:\n`,
    operation.paging && pagingExample(operation, fixture),
    "By `curl`:\n",
    curlExample(operation, fixture),
    `### Errors of ${operation.method}\n`,
    errorTable(operation, fixture),
  ];
  return parts.filter(Boolean).join("\n");
}

function factList(operation: OperationDescription): string {
  const { operationId, httpMethod, path, appPermission, safeToRepeat, paging } = operation;
  const facts = [
    ["HTTP method", code(httpMethod.toUpperCase())],
    ["Endpoint", code(path)],
    ["operationId", `${code(operationId)}, in the Python SDK ${code(snakeCase(operationId))}`],
    ["Rate-limit group", rateLimitText(operation)],
    ["App permission", appPermission ? code(appPermission) : "none"],
    ["Repeated after a failure", safeToRepeat ? "yes: twice does no more than once" : "only if it was not carried out"],
    ["Paging", paging && `${link("in pages", "../guides/paging.md")}, items in ${code(paging.items)}`],
  ];
  return facts
    .filter(([, value]) => value)
    .map(([name, value]) => `- ${name}: ${value}\n`)
    .join("");
}

/** Calls per minute that an account usually has; a test compares them with those of the fake. */
export const USUAL_LIMITS: Readonly<Record<string, number>> = { Light: 50, Medium: 40, Heavy: 10 };

function rateLimitText({ rateLimitGroup }: OperationDescription): string | undefined {
  if (rateLimitGroup === undefined) return undefined;
  const limit = USUAL_LIMITS[rateLimitGroup];
  const usual = limit === undefined ? "" : `, usually ${limit} calls a minute`;
  return link(rateLimitGroup, "../guides/rate-limits-and-retries.md") + usual;
}

function parametersPart(context: DocsContext, operation: OperationDescription): string {
  const rows = [...parameterRows(context, operation), ...bodyRow(context, operation)];
  const heads = ["Parameter", "Type", "In", "Required", "Bounds", "Description"];
  return rows.length === 0 ? "No parameters.\n" : `### Parameters of ${operation.method}\n\n${table(heads, rows)}`;
}

function parameterRows(context: DocsContext, operation: OperationDescription): string[][] {
  return operation.arguments.map(({ argument, parameter: { name, in: place, required, description, schema = {} } }) => [
    code(argument) + (argument === name ? "" : ` (${code(name)})`),
    typeText(schema, modelAddress(context, "services")),
    place,
    required ? "yes" : "no",
    boundsText(context.document, schema),
    description ?? "",
  ]);
}

function bodyRow(context: DocsContext, { body, requestBody }: OperationDescription): string[][] {
  if (body === undefined) return [];
  const type = typeText(body.schema, modelAddress(context, "services"));
  return [[code("body"), type, "body", body.required ? "yes" : "no", "", requestBody?.description ?? ""]];
}

function returnsPart(context: DocsContext, { success, responses }: OperationDescription): string {
  const lines = success.map(({ status, schema }) => {
    const type = schema ? typeText(schema, modelAddress(context, "services")) : code("undefined");
    const description = responses.find((one) => one.status === status)?.response.description ?? "";
    return `Returns ${type}. ${description}\n`;
  });
  return lines.join("\n");
}
