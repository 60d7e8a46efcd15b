import type { SourceFile } from "../document/bundle-document.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { convertDocument } from "./convert-document.js";
import { fillGaps } from "./fill-gaps.js";
import { keepPaths } from "./keep-paths.js";
import { keepReached } from "./keep-reached.js";
import { orderLike } from "./order-like.js";
import { parseUpstream } from "./parse-upstream.js";
import { repairDocument } from "./repair-document.js";
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

/** The new base document. */
export interface BaseDocument {
  readonly text: string;
  /** How many descriptions and examples of the present document stand where the new one has none. */
  readonly kept: number;
}

/** Makes the base document of an upstream one: the paths of the SDK and what they reach, repaired, as OpenAPI 3.0.3. */
export function makeBaseDocument({ upstream, present, paths }: BaseDocumentSources, warn: Warn): BaseDocument {
  try {
    const wanted = keepReached(keepPaths(parseUpstream(upstream), paths, upstream.name));
    const converted = keepReached(convertDocument(repairDocument(wanted, warn), warn));
    const { document, kept } = fillGaps(converted, present);
    return { text: writeYaml(orderLike(document, present)), kept };
  } catch (error) {
    const { message } = error as Error;
    throw new Error(message.startsWith(upstream.name) ? message : `${upstream.name}: ${message}`);
  }
}
