import { refuse } from "../errors/refuse.js";

/** Names that people bring from other clients, and what they are called here. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  timeout: "timeoutMs",
  maxRetries: "retry: { maxRepeats }",
  baseURL: "baseUrl",
  token: "auth: { accessToken }",
  accessToken: "auth: { accessToken }",
  defaultHeaders: "headers",
  agent: "fetchOptions: { dispatcher }",
  dispatcher: "fetchOptions: { dispatcher }",
};

/** @throws {InvalidRequestError} for an option that doesn't exist: it would stay without effect. */
export function checkNames(given: object, known: readonly string[], operationId?: string): void {
  for (const name of Object.keys(given)) {
    if (known.includes(name)) continue;
    const right = Object.hasOwn(OTHER_NAMES, name) ? OTHER_NAMES[name] : known.join(", ");
    throw refuse(name, "doesn't exist", right as string, operationId, "option ");
  }
}
