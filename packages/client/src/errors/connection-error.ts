import { RcwError } from "./rcw-error.js";

/** No complete answer: the connection was refused, was reset, or broke off. The service may have acted or not. */
export class ConnectionError extends RcwError {
  override name = "ConnectionError";
}
