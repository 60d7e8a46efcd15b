import type { Attributes } from "@opentelemetry/api";
import type { ObservedCall } from "../options/call-observer.js";

/** What spans and metrics say of a call, by the semantic conventions of HTTP clients. */
export function attributesOf({ operationId, httpMethod, path, url }: ObservedCall): Attributes {
  const { hostname, port, protocol } = new URL(url);
  return {
    "http.request.method": httpMethod,
    "server.address": hostname,
    "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
    // A raw call to an unknown path has no template: its values would make as many series.
    ...(operationId !== undefined && { "url.template": path, "rcw.operation_id": operationId }),
  };
}

/** The name of an error's class, by which failures are told apart. */
export function errorTypeOf(error: unknown): string {
  return error instanceof Error ? error.name : "_OTHER";
}
