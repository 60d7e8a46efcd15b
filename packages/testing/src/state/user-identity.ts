import type { RcwDomainUserModel } from "@rcw/types";
import type { UserRecord } from "./state.js";

/** Whether a linked user is this user of the platform. */
export function isSameUser(linkedUser: RcwDomainUserModel | undefined, { userId, accountId }: UserRecord): boolean {
  return linkedUser?.userId === userId && linkedUser.accountId === accountId;
}
