import type { Operation } from "./operation.js";

/** How the body of a successful answer is read. */
export type Reading = "json" | "text" | "blob" | "arrayBuffer" | "stream";

/** How the answer of an operation is read: text where it declares none, which is then held to be none. */
export function readingOf({ answer }: Operation): Reading {
  if (answer === "json") return "json";
  return answer === "binary" || answer === "multipart" ? "blob" : "text";
}
