import type { OperationDescription } from "../../document/describe-operations.js";
import type { GeneratedFile } from "../generated-file.js";
import { callName, type DocsContext, methodAddress } from "./docs-context.js";
import { pythonCall } from "./python-names.js";
import { followSchema, modelOf } from "./type-text.js";

/** Every operation as JSON, for tools that search, complete or generate. */
export function operationsJson(context: DocsContext): GeneratedFile {
  const operations = context.operations.map((operation) => describe(context, operation));
  return { path: "docs/operations.json", text: `${JSON.stringify({ operations }, undefined, 2)}\n` };
}

function describe(context: DocsContext, operation: OperationDescription): object {
  const { operationId, httpMethod, path, rateLimitGroup, appPermission, safeToRepeat, paging, body } = operation;
  return {
    operationId,
    call: callName(operation),
    python: pythonCall(operation),
    httpMethod: httpMethod.toUpperCase(),
    path,
    summary: operation.operation.summary,
    description: operation.operation.description,
    rateLimitGroup,
    appPermission,
    safeToRepeat,
    paging,
    parameters: operation.arguments.map((argument) => describeParameter(context, argument)),
    body: body && { required: body.required, mediaType: body.mediaType, model: modelOf(body.schema) },
    answers: operation.success.map(({ status, schema }) => ({
      status: Number(status),
      model: schema && modelOf(schema),
    })),
    errors: operation.responses.map(({ status }) => Number(status)).filter((status) => status >= 400),
    page: methodAddress(context, operation),
  };
}

function describeParameter(
  { document }: DocsContext,
  { argument, parameter }: OperationDescription["arguments"][number],
): object {
  const { description: _description, example: _example, ...schema } = followSchema(document, parameter.schema ?? {});
  const { in: place, required = false, description } = parameter;
  return {
    name: argument,
    ...(argument !== parameter.name && { wireName: parameter.name }),
    in: place,
    required,
    description,
    schema,
  };
}
