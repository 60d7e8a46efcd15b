import { createTokenManager, type TokenManager } from "@rcw/client/auth";
import { createFileTokenStore } from "@rcw/client/auth/node";
import { type Profile, readSecrets, tokensFile } from "./profiles.js";

/** The token manager of a profile; processes that use the same one share its tokens. */
export async function openProfile(name: string, { clientId, baseUrl }: Profile): Promise<TokenManager> {
  const store = createFileTokenStore(tokensFile(name));
  return createTokenManager({ clientId, baseUrl, store, ...(await readSecrets(name)) });
}
