import { openProfile } from "../connection/open-profile.js";
import { readProfiles, removeProfile } from "../connection/profiles.js";
import { UsageError } from "../failures/usage-error.js";
import type { GlobalOptions } from "../program/global-options.js";
import { complain } from "../terminal/streams.js";

/** Ends a profile's login at the service, with all its tokens, and forgets it. */
export async function runLogout(options: GlobalOptions): Promise<void> {
  const { default: usual, profiles } = await readProfiles();
  const name = options.profile ?? (process.env.RCW_PROFILE || usual);
  const profile = name === undefined ? undefined : profiles[name];
  if (name === undefined || profile === undefined) {
    throw new UsageError(
      `there is no profile${name === undefined ? "" : ` ${JSON.stringify(name)}`} to log out of`,
      "See rcw whoami.",
    );
  }
  await (await openProfile(name, profile)).revoke();
  await removeProfile(name);
  complain(`Logged out of profile ${name}\n`);
}
