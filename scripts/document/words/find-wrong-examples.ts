import { createRequire } from "node:module";
import { Ajv, type ErrorObject } from "ajv";
import { fromRoot } from "../../files.js";
import { DATA, holdsNames, isData } from "../data-paths.js";
import { isObject, walkJson } from "../json.js";
import type { OpenApiDocument } from "../openapi.js";

const { default: addFormats } = createRequire(fromRoot("packages/testing/package.json"))("ajv-formats") as {
  default: (ajv: Ajv) => void;
};

/** An example that its own schema refuses. */
export interface WrongExample {
  /** The schema, parameter, header or media type that has the example. */
  readonly holder: Record<string, unknown>;
  /** Keys from the root of the document to the holder. */
  readonly path: readonly string[];
  /** `"text" must match format "uri"`. */
  readonly complaint: string;
}

/** Every example of a document that contradicts the schema beside it, or the schema that it stands in. */
export function findWrongExamples(document: OpenApiDocument): WrongExample[] {
  const ajv = new Ajv({ strict: false, logger: false, validateSchema: false, discriminator: false });
  addFormats(ajv);
  ajv.addSchema(withoutRequired(document), ROOT);
  const wrong: WrongExample[] = [];
  walkJson(document, (holder, path) => {
    if (holder.example === undefined || isData(path, DATA_AND_ENUMS) || holdsNames(path)) return;
    const complaint = complain(ajv, holder, path);
    if (complaint !== undefined) wrong.push({ holder, path, complaint });
  });
  return wrong;
}

const ROOT = "document:";
/** The values of an enum are data, too, with no schema beside them. */
const DATA_AND_ENUMS = new Set([...DATA, "enum"]);

function complain(ajv: Ajv, holder: Record<string, unknown>, path: readonly string[]): string | undefined {
  const pointer = isObject(holder.schema) ? [...path, "schema"] : path;
  if (!isObject(holder.schema) && !isSchema(path)) return undefined;
  const reference = pointer.map((key) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1")));
  try {
    const validate = ajv.compile({ $ref: `${ROOT}#/${reference.join("/")}` });
    if (validate(holder.example)) return undefined;
    return describe(validate.errors?.[0], holder.example);
  } catch {
    // A schema that can't be compiled says nothing against its example; what is wrong with it is told elsewhere.
    return undefined;
  }
}

function isSchema(path: readonly string[]): boolean {
  return path.includes("schemas") || path.includes("schema");
}

function describe(error: ErrorObject | undefined, example: unknown): string {
  const text = JSON.stringify(example);
  const place = error?.instancePath ? `${error.instancePath.slice(1).replaceAll("/", ".")} ` : "";
  return `${text.length > 60 ? `${text.slice(0, 60)}...` : text} ${place}${error?.message ?? "doesn't fit"}`;
}

/** An example may show a part: what a request leaves to the service is required of answers only. */
function withoutRequired(document: OpenApiDocument): object {
  const copy = structuredClone(document);
  walkJson(copy, (node, path) => {
    if (Array.isArray(node.required) && !holdsNames(path)) delete node.required;
  });
  return copy;
}
