import { describeOperations, type OperationDescription } from "../../document/describe-operations.js";
import { directionViews } from "../../document/direction-views.js";
import { groupBy } from "../../document/group-by.js";
import type { OpenApiDocument, Schema } from "../../document/openapi.js";
import { nameFactories } from "../generate-factories.js";
import { schemaIdentifiers } from "../generate-schema-exports.js";
import type { DocsSources } from "./docs-sources.js";
import { collectInstances } from "./model-instances.js";
import { anchorOf, pageNames } from "./page-names.js";
import type { ModelAddress } from "./type-text.js";

/** What every page is made from, worked out once. */
export interface DocsContext extends DocsSources {
  readonly document: OpenApiDocument;
  readonly operations: readonly OperationDescription[];
  /** Operations by service, in the order of the document. */
  readonly services: ReadonlyMap<string, readonly OperationDescription[]>;
  readonly schemas: ReadonlyMap<string, Schema>;
  /** What `@rcw/types` calls each schema, and its writable form. */
  readonly identifiers: ReadonlyMap<string, string>;
  /** The factory of `@rcw/testing/factories` for each schema. */
  readonly factories: ReadonlyMap<string, string>;
  /** Values of models out of the fixtures. */
  readonly instances: ReadonlyMap<string, unknown>;
  readonly servicePages: ReadonlyMap<string, string>;
  readonly modelPages: ReadonlyMap<string, string>;
}

export function createDocsContext(document: OpenApiDocument, sources: DocsSources): DocsContext {
  const operations = describeOperations(document);
  const services = groupBy(operations, ({ service }) => service);
  const viewed = directionViews(document);
  const schemas = new Map(Object.entries(document.components?.schemas ?? {}));
  return {
    ...sources,
    document,
    operations,
    services,
    schemas,
    identifiers: schemaIdentifiers(viewed),
    factories: new Map(nameFactories(viewed).map(({ schema, factory }) => [schema, factory])),
    instances: collectInstances(document, operations, sources.fixtures),
    servicePages: pageNames(services.keys()),
    modelPages: pageNames(schemas.keys()),
  };
}

/** Addresses of models as seen from a page in `folder` of `docs/`. */
export function modelAddress({ modelPages }: DocsContext, folder: "services" | "models"): ModelAddress {
  const path = folder === "models" ? "" : "../models/";
  return (model) => path + (modelPages.get(model) ?? "README.md");
}

/** The address of a method, as seen from a page in `folder` of `docs/`; from `docs/` itself if left out. */
export function methodAddress(
  { servicePages }: DocsContext,
  { service, method }: OperationDescription,
  folder?: "services" | "models",
): string {
  const path = folder === "services" ? "" : folder === "models" ? "../services/" : "services/";
  return `${path}${servicePages.get(service)}#${anchorOf(method)}`;
}

/** How a method is called: `rcw.invitees.list`. */
export function callName({ service, method }: Pick<OperationDescription, "service" | "method">): string {
  const member = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`);
  return `rcw${member(service)}${member(method)}`;
}
