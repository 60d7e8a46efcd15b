import { listOf } from "../arguments/list-of.js";
import type { Operation } from "../operations/operation.js";
import { encodeValue } from "./encode-value.js";

/** Writes query parameters as the operation declares them: lists repeated, or joined by commas; nothing for undefined. */
export function serializeQuery({ operationId, parameters }: Operation, query: Record<string, unknown>): string {
  const written: string[] = [];
  for (const [name, value] of Object.entries(query)) {
    const texts = listOf(value).map((item) => encodeValue("query", name, item, operationId));
    if (texts.length === 0) continue;
    const isJoined = parameters.some((parameter) => parameter.name === name && parameter.joined);
    written.push(`${name}=${texts.join(isJoined ? "," : `&${name}=`)}`);
  }
  return written.join("&");
}
