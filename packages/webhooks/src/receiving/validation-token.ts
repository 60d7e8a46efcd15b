const HEADER = "Validation-Token";

/** The answer may have 1024 bytes with its headers; a server adds some of its own. */
const MAXIMUM_CHARACTERS = 512;

/**
 * The `Validation-Token` of a request, by which the service tries an address before it makes a subscription; undefined
 * where there is none, or one that can't be sent back.
 */
export function validationTokenOf({ headers }: Request): string | undefined {
  const token = headers.get(HEADER) ?? "";
  return /^[\x21-\x7e]+$/.test(token) && token.length <= MAXIMUM_CHARACTERS ? token : undefined;
}

/** Sends it back, as the service asks. */
export function echoValidationToken(token: string): Response {
  return new Response(null, { status: 200, headers: { [HEADER]: token } });
}
