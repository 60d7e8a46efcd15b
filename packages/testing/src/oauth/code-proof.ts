import type { CodeProof, CodeProofMethod } from "./records.js";

/** What one code verifier proves, by method (PKCE, RFC 7636). */
export type CodeProofs = Readonly<Record<CodeProofMethod, string>>;

/** Length and characters of a verifier, and of a challenge. */
export const CODE_TEXT = /^[A-Za-z0-9._~-]{43,128}$/;

/** The challenges that belong to a verifier. */
export async function proofsOf(codeVerifier: string): Promise<CodeProofs> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(codeVerifier));
  const text = btoa(String.fromCharCode(...new Uint8Array(digest)));
  const S256 = text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
  return { S256, plain: codeVerifier };
}

/** Whether a verifier proves what the challenge asks; without a challenge none may be sent. */
export function isProven(proof: CodeProof | undefined, proofs: CodeProofs | undefined): boolean {
  if (proof === undefined || proofs === undefined) return proof === undefined && proofs === undefined;
  return proofs[proof.method] === proof.challenge;
}
