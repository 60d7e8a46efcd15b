import type { WcsWebinarSettingsModel, WcsWebinarSettingsModelWritable } from "@rcw/types";
import type { World } from "../state/world.js";

type WritableSettings = Required<WcsWebinarSettingsModelWritable>;
type WritableName = {
  [Name in keyof WritableSettings]: [WritableSettings[Name]] extends [never] ? never : Name;
}[keyof WritableSettings];

/** What an account has switched on or off for all of its webinars: their read-only settings, and Q&A. */
export type AccountFeatures = {
  readonly [Name in Exclude<keyof WcsWebinarSettingsModel, WritableName> | "qnaEnabled"]?: boolean;
};

/** Settings of every webinar of an account that nobody can change, with their values. */
export type LockedSettings = {
  readonly [Name in Exclude<WritableName, "password">]?: WritableSettings[Name];
};

/** What an account decides about its webinars. */
export interface AccountRecord {
  readonly accountId: string;
  readonly features: AccountFeatures;
  readonly lockedSettings: LockedSettings;
  /** Whether the company's policy demands a password of every webinar. */
  readonly passwordRequired: boolean;
}

/** The account with this id; one that nobody has set up decides nothing. */
export function accountOf({ state }: World, accountId: string): AccountRecord {
  return state.accounts.get(accountId) ?? { accountId, features: {}, lockedSettings: {}, passwordRequired: false };
}
