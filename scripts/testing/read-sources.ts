import { readFileSync } from "node:fs";
import { bundleDocument, type SourceFile } from "../document/bundle-document.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { fromRoot } from "../files.js";

/** The committed API description and its overlays. */
export function readSources(): { base: SourceFile; overlay: SourceFile; words: SourceFile } {
  const source = (name: string) => ({ name, text: readFileSync(fromRoot(name), "utf8") });
  return {
    base: source("openapi/webinar.yaml"),
    overlay: source("openapi/sdk.overlay.yaml"),
    words: source("openapi/words.overlay.yaml"),
  };
}

/** The bundled document, made anew from its sources. */
export function bundleSources(): OpenApiDocument {
  const { base, overlay, words } = readSources();
  return bundleDocument(base, overlay, words);
}
