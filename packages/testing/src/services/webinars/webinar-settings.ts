import type { WcsWebinarSettingsModel, WcsWebinarSettingsModelWritable } from "@rcw/types";
import { badParameter } from "../../engine/refusal.js";
import { contract } from "../../generated/contract.js";
import type { World } from "../../state/world.js";

/** Every setting, with its default where the API description gives one. */
const SETTINGS = (contract.$defs.WcsWebinarSettingsModel?.properties ?? {}) as Record<string, { default?: unknown }>;

/** A setting that has an effect only while another one is on. */
const NEEDED_BY: Partial<Record<keyof WcsWebinarSettingsModel, keyof WcsWebinarSettingsModel>> = {
  autoRecord: "recordingEnabled",
  qnaAnonymousEnabled: "qnaEnabled",
  moderatedQnaEnabled: "qnaEnabled",
};

/**
 * Settings after a change: what isn't given keeps its value, or has its default in a new webinar. A blank password
 * takes the password away.
 *
 * @throws {Refusal} 400 for a setting that is turned on while the one that it needs is off.
 */
export function mergeSettings(
  world: World,
  present: WcsWebinarSettingsModel = defaultSettings(),
  changes: WcsWebinarSettingsModelWritable = {},
): WcsWebinarSettingsModel {
  const known = Object.entries(changes).filter(([name]) => name in SETTINGS);
  const merged: WcsWebinarSettingsModel = { ...present, ...Object.fromEntries(known) };
  if (world.rules.dependentSettings) checkDependencies(merged, changes);
  if (merged.password === "") delete merged.password;
  return merged;
}

function checkDependencies(merged: WcsWebinarSettingsModel, changes: WcsWebinarSettingsModelWritable): void {
  for (const [setting, needed] of Object.entries(NEEDED_BY)) {
    const isTurnedOn = changes[setting as keyof WcsWebinarSettingsModelWritable] === true;
    if (isTurnedOn && merged[needed] === false) {
      throw badParameter(`settings.${setting}`, `it needs ${needed}, which is off`, true);
    }
  }
}

/** The defaults that the API description gives. */
function defaultSettings(): WcsWebinarSettingsModel {
  return Object.fromEntries(
    Object.entries(SETTINGS).flatMap(([name, { default: value }]) => (value === undefined ? [] : [[name, value]])),
  );
}
