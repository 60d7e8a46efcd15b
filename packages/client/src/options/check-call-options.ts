import { refuse } from "../errors/refuse.js";
import type { CallOptions } from "./call-options.js";
import { checkRetry } from "./retry-options.js";

/** @throws {InvalidRequestError} for options of a call that can't work. */
export function checkCallOptions(
  { timeoutMs, deadlineMs, retry, fetchOptions, onDownloadProgress, signal }: CallOptions,
  operationId?: string,
): void {
  checkDuration("timeoutMs", timeoutMs, operationId);
  checkDuration("deadlineMs", deadlineMs, operationId);
  checkRetry(retry, operationId);
  if (fetchOptions !== undefined && (typeof fetchOptions !== "object" || fetchOptions === null)) {
    throw refuse("fetchOptions", `is ${fetchOptions}`, "an object", operationId);
  }
  if (onDownloadProgress !== undefined && typeof onDownloadProgress !== "function") {
    throw refuse("onDownloadProgress", `is ${typeof onDownloadProgress}`, "a function", operationId);
  }
  if (signal !== undefined && typeof signal?.addEventListener !== "function") {
    throw refuse("signal", `is ${signal}`, "an AbortSignal", operationId);
  }
}

/** @throws {InvalidRequestError} for a time that no timer can keep. */
export function checkDuration(name: string, durationMs: number | undefined, operationId?: string): void {
  if (durationMs === undefined) return;
  if (typeof durationMs === "number" && durationMs > 0 && durationMs < 2 ** 31) return;
  throw refuse(name, `is ${durationMs}`, "above 0 and below 2^31", operationId);
}
