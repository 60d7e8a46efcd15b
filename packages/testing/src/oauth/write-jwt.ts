/** What a JWT says about itself. */
export interface JwtClaims {
  readonly userId: string;
  readonly clientId?: string | undefined;
  readonly expirationTimeMs?: number | undefined;
}

/**
 * Text in the form of a signed JWT, which a log or a redactor takes for one. The fake recognises the whole text;
 * nobody could check the signature.
 */
export function writeJwt({ userId, clientId, expirationTimeMs }: JwtClaims, signature: string): string {
  const payload = {
    sub: userId,
    aud: "https://platform.ringcentral.com/restapi/oauth/token",
    ...(clientId !== undefined && { azp: clientId }),
    ...(expirationTimeMs !== undefined && { exp: Math.floor(expirationTimeMs / 1000) }),
  };
  return [encode({ alg: "RS256", typ: "JWT" }), encode(payload), signature].join(".");
}

/** Base64url of a JSON text, whatever characters are in it. */
function encode(value: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
