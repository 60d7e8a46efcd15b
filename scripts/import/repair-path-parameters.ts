import { HTTP_METHODS, type OpenApiDocument, type Operation, type Parameter } from "../document/openapi.js";
import { listOperations } from "../document/operations.js";
import { resolveReference } from "../document/reference.js";
import { placeOf, type Warn } from "./warning.js";

/** Path parameters and the braces of their path must fit: a method is made of both. */
export function repairPathParameters(document: OpenApiDocument, warn: Warn): void {
  for (const { path, httpMethod, operation, parameters } of listOperations(document)) {
    const place = placeOf(["paths", path, httpMethod, "parameters"]);
    const inPath = parameters.filter((parameter) => parameter.in === "path");
    const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);
    for (const name of names) {
      if (inPath.some((parameter) => parameter.name === name)) continue;
      addParameter(operation, { name, in: "path", required: true, schema: { type: "string" } });
      warn({ name: "path parameter added", place, message: `{${name}} is declared nowhere: it is taken as a string` });
    }
    for (const parameter of inPath) {
      if (parameter.required === true) continue;
      parameter.required = true;
      warn({
        name: "path parameter required",
        place,
        message: `${parameter.name} stands in the path and isn't required`,
      });
    }
    const unused = inPath.filter(({ name }) => !names.includes(name));
    for (const { name } of unused) {
      warn({ name: "path parameter dropped", place, message: `${name} doesn't stand in the path` });
    }
    dropParameters(document, path, unused);
  }
}

function addParameter(operation: Operation, parameter: Parameter): void {
  operation.parameters = [...(operation.parameters ?? []), parameter];
}

function dropParameters(document: OpenApiDocument, path: string, unused: readonly Parameter[]): void {
  if (unused.length === 0) return;
  const item = document.paths[path];
  const holders = [item, ...HTTP_METHODS.map((httpMethod) => item?.[httpMethod])];
  for (const holder of holders) {
    if (!holder?.parameters) continue;
    holder.parameters = holder.parameters.filter(
      (entry) => !unused.includes(resolveReference<Parameter>(document, entry)),
    );
  }
}
