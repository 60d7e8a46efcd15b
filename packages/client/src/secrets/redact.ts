import { parseJson } from "../json/parse-json.js";

/** What of a request may be secret. */
export interface SecretHolder {
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const SECRET_NAME = /password|passcode|token|secret|authorization|joinuri/i;
const REDACTED = "[redacted]";

/**
 * A copy of a value of JSON, which a server has said about a call, without secrets: by their names, and known ones
 * wherever they stand. Undefined for what is too deep to be looked through.
 */
export function redact<Value>(value: Value, call: SecretHolder): Value | undefined {
  const secrets = secretsOf(call);
  try {
    return JSON.parse(JSON.stringify(value), (name, member) => {
      if (SECRET_NAME.test(name)) return REDACTED;
      return typeof member === "string" ? secrets.reduce(hide, member) : member;
    });
  } catch {
    return undefined;
  }
}

/** A URL as it may be shown. Page tokens are no secrets. */
export function shownUrl(url: string): string {
  return url.replace(/([?&][^=&]*(?:password|secret|(?<!page)token)[^=&]*=)[^&]*/gi, `$1${REDACTED}`);
}

/**
 * What may be shown of an error that `fetch` gave: a copy of its text, its code and its own cause. Nobody knows what
 * else hangs on it; some keep the whole request.
 */
export function redactCause(cause: unknown, call: SecretHolder, depth = 0): unknown {
  if (typeof cause === "string") return redact(cause, call);
  if (!(cause instanceof Error)) return undefined;
  const { name, message, stack, code } = cause as Error & { code?: unknown };
  const shown = redact({ name, message, stack, ...(/string|number/.test(typeof code) && { code }) }, call) ?? {
    message: "",
  };
  const inner = cause.cause === undefined || depth > 8 ? {} : { cause: redactCause(cause.cause, call, depth + 1) };
  return Object.assign(new Error(shown.message, inner), shown);
}

/** What must not be shown of a call: its credentials, and the passwords and tokens in its body, however written. */
function secretsOf({ headers, body }: SecretHolder): string[] {
  const secrets: unknown[] = [];
  for (const [name, value] of Object.entries(headers)) {
    if (!/^(content-type|user-agent|x-user-agent|accept.*)$/.test(name))
      secrets.push(value.replace(/^(Bearer|Basic) /, ""));
  }
  // Of a body that isn't JSON there are no names to go by.
  parseJson(String(body), (name, value) => {
    if (SECRET_NAME.test(name)) secrets.push(value);
    return value;
  });
  const texts = secrets.filter((secret) => /string|number/.test(typeof secret)).map(String);
  // The longest first, so that none is left over of which another is the beginning.
  return texts
    .flatMap((text) => [text, JSON.stringify(text).slice(1, -1), new URLSearchParams([["", text]]).toString().slice(1)])
    .concat(texts.filter((text) => !/\p{Surrogate}/u.test(text)).map(encodeURIComponent))
    .filter((text) => text.length > 3)
    .sort((left, right) => right.length - left.length);
}

function hide(text: string, secret: string): string {
  return text.replaceAll(secret, REDACTED);
}
