import type { OpenApiDocument } from "../document/openapi.js";
import { readIfPresent } from "../files.js";
import type { Surface } from "../surface/surface.js";

/** The bundled document as it was when the packages were last released; a release writes it. */
export const RELEASED = "openapi/released.json";
/** What the packages exported then; a release writes it, too. */
export const RELEASED_SURFACE = "openapi/released-surface.json";
const BUNDLED = "openapi/webinar.bundled.json";

/** A document and its text. */
export interface DocumentText {
  readonly text: string;
  readonly document: OpenApiDocument;
}

/** The last released document; undefined before the first release. */
export function readReleased(): Promise<DocumentText | undefined> {
  return read(RELEASED);
}

/** What the packages exported when they were last released; undefined for a release that kept nothing of it. */
export async function readReleasedSurface(): Promise<Surface | undefined> {
  const text = await readIfPresent(RELEASED_SURFACE);
  return text === undefined ? undefined : (JSON.parse(text) as Surface);
}

/** The document that everything is generated from now. */
export async function readBundled(): Promise<DocumentText> {
  const bundled = await read(BUNDLED);
  if (bundled === undefined) throw new Error(`${BUNDLED} is missing; run \`pnpm generate\``);
  return bundled;
}

async function read(path: string): Promise<DocumentText | undefined> {
  const text = await readIfPresent(path);
  if (text === undefined) return undefined;
  try {
    return { text, document: JSON.parse(text) as OpenApiDocument };
  } catch (error) {
    throw new Error(`${path} isn't JSON: ${(error as Error).message}`);
  }
}
