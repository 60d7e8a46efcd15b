import ts from "typescript";
import type { BodyValidator } from "../../packages/client/src/options/body-validator.js";
import * as checks from "../../packages/client/src/validation/checks.js";
import {
  createBodyValidator,
  type OperationBodyValidator,
} from "../../packages/client/src/validation/create-body-validator.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { generateValidators } from "../generators/generate-validators.js";

/** The validators that are generated for a document, ready to be called. */
export function runValidators(document: OpenApiDocument): BodyValidator {
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(generateValidators(document).text, { compilerOptions });
  const exported: { bodyValidators?: Record<string, OperationBodyValidator> } = {};
  new Function("exports", "require", outputText)(exported, () => checks);
  return createBodyValidator(exported.bodyValidators ?? {});
}
