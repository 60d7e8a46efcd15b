import { operationTable } from "@rcw/types";
import type { ReceivedRequest } from "../received-request.js";
import type { Fault, FaultTarget } from "./fault.js";
import { faultError, show } from "./fault-error.js";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];

/**
 * Whether a request is one that a fault is meant for.
 *
 * @throws {TypeError} for a target that can't be met.
 */
export function readTarget({ operationId, method, path, when }: FaultTarget): (request: ReceivedRequest) => boolean {
  if (operationId !== undefined && !Object.hasOwn(operationTable, operationId)) {
    throw faultError(`there is no operation ${show(operationId)}; an operationId is one such as rcwConfigListInvitees`);
  }
  if (method !== undefined && !METHODS.includes(method)) {
    throw faultError(`method is one of ${METHODS.join(", ")}, received ${show(method)}`);
  }
  if (path !== undefined && !(path instanceof RegExp) && !(typeof path === "string" && path.startsWith("/"))) {
    throw faultError(`path is a path from the first slash on, or a RegExp, received ${show(path)}`);
  }
  if (when !== undefined && typeof when !== "function") {
    throw faultError(`when is a function from a request to a boolean, received ${show(when)}`);
  }
  return (request) =>
    (operationId === undefined || request.operationId === operationId) &&
    (method === undefined || request.method === method) &&
    (path === undefined || fitsPath(request.path, path)) &&
    (when === undefined || when(request));
}

function fitsPath(path: string, wanted: string | RegExp): boolean {
  // An expression with the flag g remembers where it stopped; search() doesn't mind.
  return typeof wanted === "string" ? path === wanted : path.search(wanted) >= 0;
}

/** A target in words: `DELETE of rcwConfigDeleteInvitee`. */
export function describeTarget({ operationId, method, path, when }: Fault): string {
  const target = [method, operationId, path === undefined ? undefined : String(path)].filter(Boolean).join(" ");
  return `${target || "any request"}${when ? " (with a condition)" : ""}`;
}
