import type { Schema } from "../../document/openapi.js";
import type { GeneratedFile } from "../generated-file.js";
import { boundsText } from "./bounds-text.js";
import { type DocsContext, modelAddress } from "./docs-context.js";
import { code, fence, pageHead } from "./markdown.js";
import { exampleOf } from "./model-example.js";
import { modelUses } from "./model-uses.js";
import { propertyTable } from "./property-table.js";
import { followSchema, typeText } from "./type-text.js";

/** The page of one model: what it is, its properties or values, an example, and where it is used. */
export function modelPage(context: DocsContext, model: string): GeneratedFile {
  const schema = context.schemas.get(model) ?? {};
  const uses = modelUses(context, model);
  const parts = [
    pageHead(model),
    schema.description && `${schema.description}\n`,
    contents(context, schema),
    "## Example\n",
    fence("json", JSON.stringify(context.instances.get(model) ?? exampleOf(context.document, schema), undefined, 2)),
    "## In TypeScript\n",
    inTypeScript(context, model),
    uses && "## Where it is used\n",
    uses,
  ];
  const text = parts.filter(Boolean).join("\n");
  return { path: `docs/models/${context.modelPages.get(model)}`, text };
}

function contents(context: DocsContext, schema: Schema): string {
  const { document } = context;
  const addressOf = modelAddress(context, "models");
  const partsOf = (schema.allOf ?? [])
    .filter(({ $ref }) => $ref !== undefined)
    .map((part) => typeText(part, addressOf));
  const made = partsOf.length === 0 ? "" : `Has all of ${partsOf.join(", ")}.\n`;
  const properties = propertyTable(document, schema, addressOf);
  const hasProperties = properties.split("\n").length > 3;
  if (hasProperties) return [made, "## Properties\n", properties].filter(Boolean).join("\n");
  const { enum: values } = followSchema(document, schema);
  if (values) return `One of ${values.map((value) => code(JSON.stringify(value))).join(", ")}.\n`;
  const members = schema.oneOf ?? schema.anyOf;
  if (members) return `One of these:\n\n${members.map((member) => `- ${typeText(member, addressOf)}\n`).join("")}`;
  return `A ${code(schema.type ?? "value")}${boundsText(document, schema) && `: ${boundsText(document, schema)}`}.\n`;
}

/** The names that the packages have for it: its type, that of what may be sent, and the factory of its test data. */
function inTypeScript({ identifiers, factories }: DocsContext, model: string): string {
  const type = identifiers.get(model);
  const factory = factories.get(model);
  if (type === undefined || factory === undefined) return "";
  const writable = identifiers.get(`${model}Writable`);
  const note = `\n${code(writable ?? "")} is the form to send: read-only properties can't be sent, and a default makes a property optional.\n`;
  const source = `import { ${factory} } from "@rcw/testing/factories";
import type { ${type} } from "@rcw/types";

const testData: ${type} = ${factory}.build();`;
  return fence("ts", source) + (writable === undefined ? "" : note);
}
