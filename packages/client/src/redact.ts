import type { Call } from "./pipeline/call.js";

const SECRET_NAME = /password|passcode|token|secret|authorization|joinuri/i;
const REDACTED = "[redacted]";

/** A copy of what a server has said about a call without secrets: by their names, and known ones wherever they stand. */
export function redact<Value>(value: Value, call: Call): Value {
  return redactValue(value, secretsOf(call)) as Value;
}

/**
 * What may be shown of an error that `fetch` gave: a copy of its text, its code and its own cause. Nobody knows what
 * else hangs on it; some keep the whole request.
 */
export function redactCause(cause: unknown, call: Call, depth = 0): unknown {
  if (typeof cause === "string") return redact(cause, call);
  if (!(cause instanceof Error)) return undefined;
  const { name, message, stack, code } = cause as Error & { code?: unknown };
  const shown = redact({ name, message, stack, ...(code !== undefined && { code }) }, call);
  const inner = cause.cause === undefined || depth > 8 ? {} : { cause: redactCause(cause.cause, call, depth + 1) };
  return Object.assign(new Error(shown.message, inner), shown);
}

/** What must not be shown of a call: its credentials, and the passwords and tokens in its body. */
function secretsOf({ headers, body }: Call): string[] {
  const secrets: unknown[] = [headers.authorization?.replace(/^\w+ /, "")];
  try {
    JSON.parse(String(body), (name, value) => {
      if (SECRET_NAME.test(name)) secrets.push(value);
      return value;
    });
  } catch {
    // Not JSON, or no body: there are no names to go by.
  }
  return secrets.filter((secret): secret is string => typeof secret === "string" && secret.length > 3);
}

function redactValue(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === "string") return secrets.reduce((text, secret) => text.replaceAll(secret, REDACTED), value);
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => redactValue(item, secrets));
  const members = Object.entries(value).map(([name, member]) => [
    name,
    SECRET_NAME.test(name) ? REDACTED : redactValue(member, secrets),
  ]);
  return Object.fromEntries(members);
}
