import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import envPaths from "env-paths";
import { UsageError } from "../failures/usage-error.js";

/** A login that is kept; its secrets are in files of their own. */
export interface Profile {
  readonly baseUrl: string;
  readonly clientId: string;
  /** How it began. */
  readonly kind: "browser" | "jwt";
}

/** Every profile, and the one that is used when none is named. */
export interface Profiles {
  readonly default?: string;
  readonly profiles: Readonly<Record<string, Profile>>;
}

/** What a profile needs to log in again; an app without a secret and a login by browser have none of it. */
export interface ProfileSecrets {
  readonly clientSecret?: string;
  readonly jwt?: string;
}

/** Where profiles are: RCW_CONFIG_DIR, or the place that the system has for such files. */
function configFolder(): string {
  return process.env.RCW_CONFIG_DIR || envPaths("rcw", { suffix: "" }).config;
}

/** @throws {UsageError} for a name that couldn't be that of a file. */
export function checkProfileName(name: string): string {
  if (/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/.test(name)) return name;
  throw new UsageError(`a profile's name is 1 to 64 letters, digits, _ and -, received ${JSON.stringify(name)}`);
}

export function tokensFile(name: string): string {
  return join(configFolder(), `${checkProfileName(name)}.tokens.json`);
}

function secretsFile(name: string): string {
  return join(configFolder(), `${checkProfileName(name)}.secrets.json`);
}

function profilesFile(): string {
  return join(configFolder(), "profiles.json");
}

export async function readProfiles(): Promise<Profiles> {
  return (await readJson<Profiles>(profilesFile())) ?? { profiles: {} };
}

export async function readSecrets(name: string): Promise<ProfileSecrets> {
  return (await readJson<ProfileSecrets>(secretsFile(name))) ?? {};
}

/** Keeps a profile and makes it the default. */
export async function saveProfile(name: string, profile: Profile, secrets: ProfileSecrets): Promise<void> {
  const { profiles } = await readProfiles();
  if (Object.keys(secrets).length > 0) await writePrivately(secretsFile(name), secrets);
  else await rm(secretsFile(name), { force: true });
  await writePrivately(profilesFile(), { default: name, profiles: { ...profiles, [name]: profile } });
}

export async function removeProfile(name: string): Promise<void> {
  const { default: usual, profiles } = await readProfiles();
  const { [name]: _removed, ...others } = profiles;
  const next = usual === name ? Object.keys(others)[0] : usual;
  await rm(secretsFile(name), { force: true });
  await writePrivately(profilesFile(), { ...(next !== undefined && { default: next }), profiles: others });
}

async function readJson<Value>(file: string): Promise<Value | undefined> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as Value;
  } catch {
    // The parser's own error would show a piece of the text.
    throw new UsageError(`${file} isn't JSON`, "Remove it, and log in again: rcw login");
  }
}

/** Only the owner may read it, and a crash leaves the old file or the new one. */
async function writePrivately(file: string, value: unknown): Promise<void> {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const next = `${file}.${process.pid}.new`;
  await writeFile(next, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600, flag: "wx" });
  await rename(next, file);
}
