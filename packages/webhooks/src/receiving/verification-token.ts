/**
 * What notifications must carry: the `verificationToken` that the subscription was made with. Several while one is being
 * changed, or a function that gives them for each request. `false` takes everything from everyone: only for an address
 * that nobody else can reach.
 */
export type VerificationToken =
  | string
  | readonly string[]
  | (() => string | readonly string[] | Promise<string | readonly string[]>)
  | false;

/** The documents of the service disagree on the header: it is one of these. */
const HEADERS = ["verification-token", "validation-token"];

/** Tells whether a request carries the token. */
export type TokenCheck = (headers: Headers) => Promise<boolean>;

/** @throws {TypeError} for what can't be a token. */
export function createTokenCheck(given: VerificationToken): TokenCheck {
  if (given === false) return async () => true;
  if (typeof given !== "function") {
    const digests = Promise.all(tokensOf(given).map(digest));
    return async (headers) => matches(headers, await digests);
  }
  return async (headers) => matches(headers, await Promise.all(tokensOf(await given()).map(digest)));
}

/** Compares digests, which have one length, to their ends: the time it takes says nothing of how much was right. */
async function matches(headers: Headers, expected: readonly Uint8Array[]): Promise<boolean> {
  let isMatch = false;
  for (const name of HEADERS) {
    const offered = await digest(headers.get(name) ?? "");
    for (const each of expected) {
      let difference = 0;
      for (const [index, byte] of each.entries()) difference |= byte ^ (offered[index] as number);
      if (difference === 0) isMatch = true;
    }
  }
  return isMatch;
}

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
}

function tokensOf(given: string | readonly string[]): readonly string[] {
  const tokens = typeof given === "string" ? [given] : given;
  const isUsable =
    Array.isArray(tokens) && tokens.length > 0 && tokens.every((token) => typeof token === "string" && token);
  if (isUsable) return tokens;
  const hint = "expected a string that isn't empty, an array of these, a function that gives them, or false";
  throw new TypeError(
    `verificationToken is ${Array.isArray(given) ? "a list with an empty one, or none" : describe(given)}; ${hint}`,
  );
}

function describe(given: unknown): string {
  return given === "" ? "empty" : `of type ${given === null ? "null" : typeof given}`;
}
