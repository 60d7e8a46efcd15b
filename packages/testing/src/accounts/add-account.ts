import { checkNames } from "../check-names.js";
import { contract } from "../generated/contract.js";
import { type AddUserOptions, addUser } from "../seeding/add-user.js";
import { checkAgainst } from "../seeding/checks.js";
import { findBrokenDependency } from "../services/webinars/setting-dependencies.js";
import { DEFAULT_USER } from "../state/create-state.js";
import type { World } from "../state/world.js";
import type { AccountFeatures, AccountRecord, LockedSettings } from "./account-record.js";

/** An account to set up; every member has a default. */
export interface AccountOptions {
  /** The default user's account if left out. */
  readonly accountId?: string;
  /** Users of the account. One with the default user's id takes the default user's place. */
  readonly users?: readonly Omit<AddUserOptions, "accountId">[];
  /** What the account has switched on or off; the rest as the API description's defaults say. */
  readonly features?: AccountFeatures;
  /** Settings of webinars that can't be changed, with the values that they are locked to. */
  readonly lockedSettings?: LockedSettings;
  /** Whether every webinar has a password, made by the service where none is given; false if left out. */
  readonly passwordRequired?: boolean;
}

const WRITABLE_SETTINGS = (contract.$defs.WcsWebinarSettingsModelWritable?.properties ?? {}) as Readonly<
  Record<string, { readonly readOnly?: true }>
>;
/** What an account decides itself: the read-only settings, and Q&A. */
const FEATURES = namesOf(({ readOnly }, name) => readOnly === true || name === "qnaEnabled");
const LOCKABLE = namesOf(({ readOnly }, name) => readOnly !== true && name !== "password");

const OPTIONS = ["accountId", "users", "features", "lockedSettings", "passwordRequired"];

/** @throws {RangeError | TypeError} for an account that is there, or can't be. */
export function addAccount(world: World, options: AccountOptions): AccountRecord {
  checkNames("addAccount", options, OPTIONS);
  const { accountId = DEFAULT_USER.accountId, users = [], features = {}, lockedSettings = {} } = options;
  const { state } = world;
  if (state.accounts.has(accountId)) throw new RangeError(`addAccount: the account "${accountId}" is set up already`);
  checkNames("addAccount: features", features, FEATURES);
  checkNames("addAccount: lockedSettings", lockedSettings, LOCKABLE);
  checkAgainst("addAccount", world.checker, "WcsWebinarSettingsModel", features);
  checkAgainst("addAccount", world.checker, "WcsWebinarSettingsModelWritable", lockedSettings);
  checkTogether(features, lockedSettings);
  const account: AccountRecord = {
    accountId,
    features: { ...features },
    lockedSettings: { ...lockedSettings },
    passwordRequired: options.passwordRequired ?? false,
  };
  for (const user of users) {
    if (user.userId === DEFAULT_USER.userId) state.users.delete(user.userId);
    addUser(world, { ...user, accountId });
  }
  state.accounts.set(accountId, account);
  return structuredClone(account);
}

function namesOf(isWanted: (setting: { readonly readOnly?: true }, name: string) => boolean): string[] {
  return Object.entries(WRITABLE_SETTINGS)
    .filter(([name, setting]) => isWanted(setting, name))
    .map(([name]) => name);
}

/** What is locked on must not need what the account has switched off. */
function checkTogether(features: AccountFeatures, lockedSettings: LockedSettings): void {
  const broken = findBrokenDependency({ ...lockedSettings, ...features }, { ...lockedSettings, ...features });
  if (broken !== undefined) {
    throw new RangeError(`addAccount: ${broken.setting} can't be true, as it needs ${broken.needed}, which is false`);
  }
  if (features.qnaEnabled !== false || lockedSettings.qnaEnabled !== true) return;
  throw new RangeError("addAccount: qnaEnabled can't be locked to true, as the account has switched it off");
}
