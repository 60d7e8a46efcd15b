import { type AccessTokenAuth, Environment, type TokenProvider } from "@rcw/client";
import { createTokenManager } from "@rcw/client/auth";
import { UsageError } from "../failures/usage-error.js";
import type { GlobalOptions } from "../program/global-options.js";
import { openProfile } from "./open-profile.js";
import { readProfiles } from "./profiles.js";

/** How to log in, and where. */
export interface FoundLogin {
  readonly auth: AccessTokenAuth | TokenProvider;
  readonly baseUrl: string;
  readonly description: string;
  /** Name of the profile; undefined where the environment has the login. */
  readonly profile?: string;
}

const HOW = "Log in: rcw login. For machines set RCW_ACCESS_TOKEN; or try it without an account: rcw --fake ...";

/** The first of: `--profile`, RCW_ACCESS_TOKEN, RCW_CLIENT_ID with RCW_JWT, RCW_PROFILE, the default profile. */
export async function findLogin(options: Pick<GlobalOptions, "profile" | "baseUrl">): Promise<FoundLogin> {
  const {
    RCW_ACCESS_TOKEN: accessToken,
    RCW_JWT: jwt,
    RCW_CLIENT_ID: clientId,
    RCW_CLIENT_SECRET: clientSecret,
  } = process.env;
  const baseUrl = options.baseUrl ?? process.env.RCW_BASE_URL;
  if (options.profile === undefined) {
    const address = baseUrl ?? Environment.Production;
    if (accessToken) {
      return { auth: { accessToken }, baseUrl: address, description: `RCW_ACCESS_TOKEN at ${address}` };
    }
    if (jwt && clientId) {
      const auth = createTokenManager({ clientId, clientSecret: clientSecret || undefined, jwt, baseUrl: address });
      return { auth, baseUrl: address, description: `RCW_JWT at ${address}` };
    }
  }
  return loginOfProfile(options.profile ?? process.env.RCW_PROFILE, baseUrl);
}

async function loginOfProfile(wanted: string | undefined, baseUrl: string | undefined): Promise<FoundLogin> {
  const { default: usual, profiles } = await readProfiles();
  const name = wanted || usual;
  if (name === undefined) throw new UsageError("nobody is logged in", HOW);
  const profile = profiles[name];
  if (profile === undefined) {
    const known = Object.keys(profiles).join(", ") || "none";
    throw new UsageError(
      `there is no profile ${JSON.stringify(name)}; there are: ${known}`,
      `Log in: rcw login --profile ${name}`,
    );
  }
  // Its tokens go to the service that gave them, whatever the environment says.
  if (baseUrl !== undefined && new URL(baseUrl).origin !== new URL(profile.baseUrl).origin) {
    throw new UsageError(
      `profile ${name} is of ${profile.baseUrl}, and the base URL is ${baseUrl}: its tokens aren't sent there`,
      "Leave --base-url and RCW_BASE_URL out, or log in there under another profile.",
    );
  }
  const auth = await openProfile(name, profile);
  return { auth, baseUrl: profile.baseUrl, description: `profile ${name} at ${profile.baseUrl}`, profile: name };
}
