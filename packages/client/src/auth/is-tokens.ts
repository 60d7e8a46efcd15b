import type { Tokens } from "./tokens.js";

const TEXTS = ["accessToken", "refreshToken", "ownerId"] as const satisfies readonly (keyof Tokens)[];
const TIMES = [
  "accessTokenExpiresAtMs",
  "refreshTokenExpiresAtMs",
  "issuedAtMs",
] as const satisfies readonly (keyof Tokens)[];

/** Whether a value of anywhere is tokens; unknown properties are fine. */
export function isTokens(value: unknown): value is Tokens {
  if (typeof value !== "object" || value === null) return false;
  const tokens = value as Record<string, unknown>;
  const isOptional = (name: string, type: string) => tokens[name] === undefined || typeof tokens[name] === type;
  return (
    typeof tokens.accessToken === "string" &&
    TEXTS.every((name) => isOptional(name, "string")) &&
    TIMES.every((name) => isOptional(name, "number"))
  );
}
