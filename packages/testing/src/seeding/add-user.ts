import { checkNames } from "../check-names.js";
import { ADMINISTRATOR_PERMISSION } from "../services/access.js";
import { DEFAULT_USER } from "../state/create-state.js";
import { DIGITS, randomText } from "../state/random.js";
import type { UserRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { withoutUndefined } from "../without-undefined.js";

/** A user to add; every member has a default. */
export interface AddUserOptions {
  readonly userId?: string;
  /** The default user's account if left out. */
  readonly accountId?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  /** What the user may do, such as `WebinarSettings` (administrator); nothing if left out. */
  readonly permissions?: readonly string[];
  /** Whether the user has the licence to run webinars; true if left out. */
  readonly entitled?: boolean;
}

const OPTIONS = ["userId", "accountId", "firstName", "lastName", "permissions", "entitled"];

export function addUser(world: World, options: AddUserOptions = {}): UserRecord {
  checkNames("addUser", options, OPTIONS);
  const unknown = options.permissions?.find((permission) => permission !== ADMINISTRATOR_PERMISSION);
  if (unknown !== undefined) {
    throw new TypeError(
      `addUser: there is no permission ${JSON.stringify(unknown)}. There is: ${ADMINISTRATOR_PERMISSION} (administrator)`,
    );
  }
  const { users } = world.state;
  const userId = options.userId ?? freeUserId(world);
  if (typeof userId !== "string" || userId === "" || userId.length > 256) {
    throw new RangeError(`addUser: userId is a string of 1 to 256 characters, received ${JSON.stringify(userId)}`);
  }
  if (users.has(userId)) throw new RangeError(`addUser: there is a user "${userId}" already`);
  const { firstName, lastName } = options;
  const user: UserRecord = {
    userId,
    accountId: options.accountId ?? DEFAULT_USER.accountId,
    ...withoutUndefined({ firstName, lastName }),
    permissions: [...(options.permissions ?? [])],
    entitled: options.entitled ?? true,
  };
  users.set(userId, user);
  return structuredClone(user);
}

function freeUserId({ state }: World): string {
  let userId: string;
  do userId = `4${randomText(state, 8, DIGITS)}`;
  while (state.users.has(userId));
  return userId;
}
