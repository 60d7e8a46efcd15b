import { createFileTokenStore } from "@rcw/client/auth/node";
import { findLogin } from "../connection/find-login.js";
import { readProfiles, tokensFile } from "../connection/profiles.js";
import { createPrinter } from "../output/create-printer.js";
import type { GlobalOptions } from "../program/global-options.js";
import { DEFAULT_SCENARIO } from "../program/normalize-arguments.js";

/** Says which login commands use, and that there is an access token for it; without showing any of it. */
export async function runWhoami(options: GlobalOptions): Promise<void> {
  const printer = await createPrinter(options);
  if (options.fake !== undefined) {
    return printer.printAnswer({ login: "the fake in this process", scenario: options.fake || DEFAULT_SCENARIO });
  }
  const { auth, baseUrl, profile } = await findLogin(options);
  if (profile === undefined) {
    // A plain token can be judged by the service only.
    if ("getAccessToken" in auth) await auth.getAccessToken({});
    return printer.printAnswer({ login: "environment variables", baseUrl });
  }
  if ("getAccessToken" in auth) await auth.getAccessToken({});
  const tokens = await createFileTokenStore(tokensFile(profile)).load();
  const known = (await readProfiles()).profiles[profile];
  const time = (ms: number | undefined) => (ms === undefined ? {} : { accessTokenEnds: new Date(ms).toISOString() });
  await printer.printAnswer({
    login: `profile ${profile}`,
    baseUrl,
    ...(known && { clientId: known.clientId, kind: known.kind }),
    ...(tokens?.ownerId && { userId: tokens.ownerId }),
    ...time(tokens?.accessTokenExpiresAtMs),
  });
}
