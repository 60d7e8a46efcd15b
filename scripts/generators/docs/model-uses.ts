import type { OperationDescription } from "../../document/describe-operations.js";
import type { Schema } from "../../document/openapi.js";
import { referencesIn } from "../../document/reachable-schemas.js";
import { schemaNameOf } from "../../document/reference.js";
import { callName, type DocsContext, methodAddress } from "./docs-context.js";
import { code, link } from "./markdown.js";

/** Where a model is used, as a list of links: methods that take or return it, and models that have it. */
export function modelUses(context: DocsContext, model: string): string {
  const refersTo = (schema: Schema | undefined) => schema !== undefined && modelsIn(schema).has(model);
  const methods = (isUsed: (operation: OperationDescription) => boolean) =>
    context.operations
      .filter(isUsed)
      .map((operation) => link(code(callName(operation)), methodAddress(context, operation, "models")));
  const models = [...context.schemas].filter(([name, schema]) => name !== model && refersTo(schema));
  const lines = [
    ["Taken by", methods(({ body }) => refersTo(body?.schema))],
    ["Parameter of", methods(({ parameters }) => parameters.some(({ schema }) => refersTo(schema)))],
    ["Returned by", methods(({ success }) => success.some(({ schema }) => refersTo(schema)))],
    ["Error of", errorUses(context, refersTo)],
    ["Part of", models.map(([name]) => link(code(name), context.modelPages.get(name) ?? ""))],
  ] as const;
  return lines.map(([words, links]) => (links.length === 0 ? "" : `- ${words} ${links.join(", ")}\n`)).join("");
}

/** Names of the models that a schema refers to, worked out once. */
function modelsIn(schema: Schema): ReadonlySet<string | undefined> {
  const known = modelsInSchemas.get(schema) ?? new Set(referencesIn(schema).map(schemaNameOf));
  modelsInSchemas.set(schema, known);
  return known;
}

const modelsInSchemas = new WeakMap<Schema, ReadonlySet<string | undefined>>();

function errorUses({ operations }: DocsContext, refersTo: (schema: Schema | undefined) => boolean): string[] {
  const statuses = operations.flatMap(({ responses }) =>
    responses
      .filter(({ status, response }) => {
        const schemas = Object.values(response.content ?? {}).map(({ schema }) => schema);
        return Number(status) >= 400 && schemas.some(refersTo);
      })
      .map(({ status }) => status),
  );
  const distinct = [...new Set(statuses)].sort();
  return distinct.length === 0
    ? []
    : [`${link("methods", "../services/README.md")} that answer ${distinct.join(", ")}`];
}
