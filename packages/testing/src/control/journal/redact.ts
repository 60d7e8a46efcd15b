import { contract } from "../../generated/contract.js";

/** What stands in place of a credential. */
const REDACTED = "[redacted]";

/** Properties and parameters that hold a credential, wherever they stand. */
const CREDENTIALS = new Set([
  ...["access_token", "refresh_token", "id_token", "assertion", "client_assertion", "client_secret", "code_verifier"],
  // What the API description calls write-only, and what lets somebody in.
  ...contract.writeOnlyNames,
  ...["authorization", "password", "verificationToken"],
]);

/** Those that hold one in the calls of OAuth, and anything elsewhere. */
const OAUTH_CREDENTIALS = new Set(["code", "token"]);

const isOAuth = (path: string) => path.startsWith("/restapi/oauth/");

/** A copy of a JSON value in which credentials are replaced. */
export function redact<Value>(value: Value, path: string): Value {
  const isCredential = (name: string) => CREDENTIALS.has(name) || (isOAuth(path) && OAUTH_CREDENTIALS.has(name));
  const visit = (member: unknown): unknown => {
    if (Array.isArray(member)) return member.map(visit);
    if (typeof member !== "object" || member === null) return member;
    const entries = Object.entries(member).map(([name, inner]) => [name, isCredential(name) ? REDACTED : visit(inner)]);
    return Object.fromEntries(entries);
  };
  return visit(value) as Value;
}

/** Text that isn't JSON, or not the whole of it: what looks like a credential in JSON or in a form is replaced. */
export function redactText(text: string, path: string): string {
  const names = [...CREDENTIALS, ...(isOAuth(path) ? OAUTH_CREDENTIALS : [])].join("|");
  return text
    .replace(new RegExp(`("(?:${names})"\\s*:\\s*")[^"]*`, "g"), `$1${REDACTED}`)
    .replace(new RegExp(`((?:^|&)(?:${names})=)[^&]*`, "g"), `$1${REDACTED}`);
}
