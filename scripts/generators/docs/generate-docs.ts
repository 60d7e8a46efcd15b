import type { OpenApiDocument } from "../../document/openapi.js";
import type { GeneratedFile } from "../generated-file.js";
import { createDocsContext } from "./docs-context.js";
import type { DocsSources } from "./docs-sources.js";
import { modelsIndex, pythonIndex, servicesIndex } from "./index-pages.js";
import { llmsText } from "./llms-text.js";
import { modelPage } from "./model-page.js";
import { operationsJson } from "./operations-json.js";
import { servicePage } from "./service-page.js";

/** The pages of every service and every model, and the indexes of them. */
export function generateDocs(document: OpenApiDocument, sources: DocsSources): GeneratedFile[] {
  const context = createDocsContext(document, sources);
  return [
    ...[...context.services.keys()].map((service) => servicePage(context, service)),
    servicesIndex(context),
    pythonIndex(context),
    ...[...context.schemas.keys()].map((model) => modelPage(context, model)),
    modelsIndex(context),
    operationsJson(context),
    llmsText(context),
  ];
}
