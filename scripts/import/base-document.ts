import type { SourceFile } from "../document/bundle-document.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { convertDocument } from "./convert-document.js";
import { keepPaths } from "./keep-paths.js";
import { keepReached } from "./keep-reached.js";
import { orderLike } from "./order-like.js";
import { parseUpstream } from "./parse-upstream.js";
import { repairDocument } from "./repair-document.js";
import { repairExamples } from "./repair-examples.js";
import type { Warn } from "./warning.js";
import { writeYaml } from "./write-yaml.js";

/** What the base document is made from. */
export interface BaseDocumentSources {
  readonly upstream: SourceFile;
  /** The base document as it is. */
  readonly present: OpenApiDocument;
  /** Which paths the SDK has. */
  readonly paths: readonly string[];
}

/** The text of the base document that is made of an upstream one: the paths of the SDK and what they reach, repaired, as OpenAPI 3.0.3. */
export function makeBaseDocument({ upstream, present, paths }: BaseDocumentSources, warn: Warn): string {
  try {
    const wanted = keepReached(keepPaths(parseUpstream(upstream), paths, upstream.name));
    const converted = keepReached(convertDocument(repairDocument(wanted, warn), warn));
    return writeYaml(orderLike(repairExamples(converted, warn), present));
  } catch (error) {
    const { message } = error as Error;
    throw new Error(message.startsWith(upstream.name) ? message : `${upstream.name}: ${message}`);
  }
}
