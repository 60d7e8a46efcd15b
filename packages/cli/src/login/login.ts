import { Environment } from "@rcw/client";
import { createTokenManager, type TokenManager } from "@rcw/client/auth";
import { createFileTokenStore } from "@rcw/client/auth/node";
import { checkProfileName, type ProfileSecrets, saveProfile, tokensFile } from "../connection/profiles.js";
import { UsageError } from "../failures/usage-error.js";
import type { GlobalOptions } from "../program/global-options.js";
import { complain } from "../terminal/streams.js";
import { askFor, readSecret } from "./ask.js";
import { receiveCallback } from "./receive-callback.js";

/** Options of `rcw login`. */
export interface LoginOptions extends GlobalOptions {
  readonly clientId?: string;
  readonly secret?: boolean;
  readonly jwt?: boolean;
  readonly redirectUri: string;
  readonly browser: boolean;
}

/** Logs in, and keeps the login as the profile that commands use from now on. */
export async function runLogin(options: LoginOptions): Promise<void> {
  if (options.fake !== undefined) throw new UsageError("the fake in this process needs no login", "Leave --fake out.");
  const name = checkProfileName(options.profile ?? (process.env.RCW_PROFILE || "default"));
  const baseUrl = options.baseUrl ?? process.env.RCW_BASE_URL ?? Environment.Production;
  const clientId = options.clientId ?? (process.env.RCW_CLIENT_ID || (await askFor("Client id of the app")));
  const secrets = await readSecrets(options);

  const tokens = createTokenManager({ clientId, baseUrl, store: createFileTokenStore(tokensFile(name)), ...secrets });
  if (options.jwt) await logInByJwt(tokens);
  else await logInByBrowser(tokens, options);
  await saveProfile(name, { baseUrl, clientId, kind: options.jwt ? "jwt" : "browser" }, secrets);
  complain(`Logged in to ${baseUrl} as profile ${name}; rcw logout ends it\n`);
}

async function readSecrets({ jwt, secret }: LoginOptions): Promise<ProfileSecrets> {
  // A machine's app has a secret.
  const isConfidential = secret || jwt || Boolean(process.env.RCW_CLIENT_SECRET);
  const clientSecret = isConfidential
    ? await readSecret("RCW_CLIENT_SECRET", "Client secret of the app", false)
    : undefined;
  const givenJwt = jwt ? await readSecret("RCW_JWT", "JWT", true) : undefined;
  return { ...(clientSecret && { clientSecret }), ...(givenJwt && { jwt: givenJwt }) };
}

/** The tokens that may be there are of another login. */
async function logInByJwt(tokens: TokenManager): Promise<void> {
  await tokens.revoke();
  await tokens.getAccessToken({});
}

async function logInByBrowser(tokens: TokenManager, { redirectUri, browser }: LoginOptions): Promise<void> {
  const receiver = await receiveCallback(redirectUri);
  try {
    const login = await tokens.createAuthorizationUrl({ redirectUri: receiver.redirectUri });
    complain(`Log in at:\n  ${login.url}\n`);
    if (browser) {
      const { default: open } = await import("open");
      await open(login.url).catch(() => complain("No browser could be opened: open the address yourself\n"));
    }
    const callbackUrl = await receiver.callback(login.state);
    await tokens.exchangeCode({
      callbackUrl,
      state: login.state,
      codeVerifier: login.codeVerifier,
      redirectUri: receiver.redirectUri,
    });
  } finally {
    receiver.close();
  }
}
