import type { WcsWebinarSettingsModel } from "@rcw/types";

type Settings = Partial<WcsWebinarSettingsModel>;
type SettingName = keyof WcsWebinarSettingsModel;

/** A setting that has an effect only while another one is on. */
const NEEDS: ReadonlyMap<SettingName, SettingName> = new Map([
  ["autoRecord", "recordingEnabled"],
  ["qnaAnonymousEnabled", "qnaEnabled"],
  ["moderatedQnaEnabled", "qnaEnabled"],
  ["pollsAnonymousEnabled", "pollsEnabled"],
]);

/** A setting that is turned on while the one that it needs is off. */
export interface BrokenDependency {
  readonly setting: SettingName;
  readonly needed: SettingName;
}

/** The first of the changes that turns on what another setting, as it will be, doesn't allow. */
export function findBrokenDependency(settings: Settings, changes: Settings): BrokenDependency | undefined {
  for (const [setting, needed] of NEEDS) {
    if (changes[setting] === true && settings[needed] === false) return { setting, needed };
  }
  return undefined;
}

/** Settings without those that are on and need one that is off. */
export function turnOffDependents(settings: Settings): Settings {
  const dependents = [...NEEDS].filter(([, needed]) => settings[needed] === false);
  return { ...settings, ...Object.fromEntries(dependents.map(([setting]) => [setting, false])) };
}
