import type { WcsWebinarSettingsModel, WcsWebinarSettingsModelWritable } from "@rcw/types";
import type { AccountRecord, LockedSettings } from "../../accounts/account-record.js";
import { badParameter, forbidden } from "../../engine/refusal.js";
import { contract } from "../../generated/contract.js";
import { PASSWORD_CHARACTERS, randomText } from "../../state/random.js";
import type { World } from "../../state/world.js";
import { findBrokenDependency, turnOffDependents } from "./setting-dependencies.js";

/** Every setting, with its default where the API description gives one. */
const SETTINGS = (contract.$defs.WcsWebinarSettingsModel?.properties ?? {}) as Record<string, { default?: unknown }>;

/** Length of a password that the service makes. */
const PASSWORD_LENGTH = 10;

/**
 * Settings after a change: what isn't given keeps its value, or has the account's default in a new webinar. A blank
 * password takes the password away, or makes a new one where the account demands passwords.
 *
 * @throws {Refusal} 403 for a setting that the account has locked, 400 for one that is turned on while what it needs
 * is off.
 */
export function mergeSettings(
  world: World,
  account: AccountRecord,
  present: WcsWebinarSettingsModel = startingSettings(account),
  changes: WcsWebinarSettingsModelWritable = {},
): WcsWebinarSettingsModel {
  if (world.rules.lockedSettings) checkLocks(account.lockedSettings, changes);
  const known = Object.entries(changes).filter(([name]) => name in SETTINGS);
  const merged: WcsWebinarSettingsModel = { ...present, ...Object.fromEntries(known) };
  if (world.rules.dependentSettings) checkDependencies(account, merged, changes);
  return withPassword(world, account, merged);
}

/** The defaults of the API description, under what the account decides. */
function startingSettings({ features, lockedSettings }: AccountRecord): WcsWebinarSettingsModel {
  const defaults = Object.fromEntries(
    Object.entries(SETTINGS).flatMap(([name, { default: value }]) => (value === undefined ? [] : [[name, value]])),
  );
  return turnOffDependents({ ...defaults, ...features, ...lockedSettings });
}

/** Sending back the value that a setting is locked to changes nothing. */
function checkLocks(locked: LockedSettings, changes: WcsWebinarSettingsModelWritable): void {
  for (const [name, value] of Object.entries(locked)) {
    const wanted = changes[name as keyof LockedSettings];
    if (wanted !== undefined && wanted !== value) {
      throw forbidden(`The account has locked [settings.${name}] to ${JSON.stringify(value)}`);
    }
  }
}

function checkDependencies(
  { features }: AccountRecord,
  merged: WcsWebinarSettingsModel,
  changes: WcsWebinarSettingsModelWritable,
): void {
  if (changes.qnaEnabled === true && features.qnaEnabled === false) {
    throw badParameter("settings.qnaEnabled", "the account has switched Q&A off", true);
  }
  const broken = findBrokenDependency(merged, changes);
  if (broken === undefined) return;
  throw badParameter(`settings.${broken.setting}`, `it needs ${broken.needed}, which is off`, true);
}

function withPassword(
  world: World,
  { passwordRequired }: AccountRecord,
  { password = "", ...others }: WcsWebinarSettingsModel,
): WcsWebinarSettingsModel {
  if (password !== "") return { ...others, password };
  if (!passwordRequired) return others;
  return { ...others, password: randomText(world.state, PASSWORD_LENGTH, PASSWORD_CHARACTERS) };
}
