import { createRequire } from "node:module";
import { Ajv, type ValidateFunction } from "ajv";
import ts from "typescript";
import type { OpenApiDocument } from "../document/openapi.js";
import { fromRoot } from "../files.js";
import { generateContract } from "../generators/generate-contract.js";

const { default: addFormats } = createRequire(fromRoot("packages/testing/package.json"))("ajv-formats") as {
  default: (ajv: Ajv) => void;
};

/** Checks values against the schemas of a document, as requests and answers show them; formats count. */
export function createSchemaValidator(document: OpenApiDocument): (schema: string, value: unknown) => string[] {
  const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
  addFormats(ajv);
  ajv.addSchema(contractOf(document), "contract:");
  return (schema, value) => {
    const name = encodeURIComponent(schema.replaceAll("~", "~0").replaceAll("/", "~1"));
    const validate = ajv.getSchema(`contract:#/$defs/${name}`) as ValidateFunction;
    return validate(value)
      ? []
      : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  };
}

/** The data that the generated text holds. */
function contractOf(document: OpenApiDocument): object {
  const { text } = generateContract(document);
  const data = `const data = ${text.slice(text.indexOf("= {") + 2)}`;
  return new Function(`${ts.transpile(data, { target: ts.ScriptTarget.ES2022 })}; return data;`)() as object;
}
