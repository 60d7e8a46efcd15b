import type { InviteeResource } from "@rcw/types";

/** What a list says of a person: whom it means, and how they are to be. What is left out stays as it is. */
export interface RosterRow {
  /** Line of the file that the row comes from, for reports; from 1. */
  readonly line?: number;
  /** Names the person, in any case and Unicode form; needed where there is no `linkedUser`. */
  readonly email?: string;
  /** Names the person by their RingCentral user, who brings name and address along. */
  readonly linkedUser?: LinkedUser;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly jobTitle?: string;
  /** Somebody new without one is a Panelist. `Host` only for the host as they are. */
  readonly role?: NonNullable<InviteeResource["role"]>;
  /** A person or a room. Somebody new without one is a `User`. */
  readonly type?: NonNullable<InviteeResource["type"]>;
  /** Whether somebody new gets an invitation by mail; says nothing of those who are in. The service's default: true. */
  readonly sendInvite?: boolean;
  /** Why the row can't be carried out, found when it was read; the person it names isn't taken for missing. */
  readonly problem?: string;
}

/** A user of the platform. */
export interface LinkedUser {
  readonly userId: string;
  readonly accountId: string;
  /** Identity system that issued the ids. Default: `pbx`. */
  readonly domain?: "pbx" | "ilm";
}

/** Properties that a row can ask for, in the order in which they are shown. */
export const PROPERTIES = ["role", "firstName", "lastName", "jobTitle", "type"] as const;
export type RosterProperty = (typeof PROPERTIES)[number];

/** A property as it was and as it is to be; undefined where there was none. */
export interface PropertyChange {
  readonly property: RosterProperty;
  readonly from: string | undefined;
  readonly to: string;
}

/** An invitee as the session has them: what a plan goes by. */
export interface FoundInvitee {
  readonly inviteeId: string;
  readonly email?: string;
  readonly linkedUser?: LinkedUser;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly jobTitle?: string;
  readonly role: NonNullable<InviteeResource["role"]>;
  readonly type?: NonNullable<InviteeResource["type"]>;
}

/** An invitee as the service shows them, without what a roster doesn't look at. */
export function toFound(invitee: InviteeResource): FoundInvitee {
  const { id, email, linkedUser, firstName, lastName, jobTitle, role, type } = invitee;
  return {
    inviteeId: id ?? "",
    role,
    ...(email !== undefined && { email }),
    ...(linkedUser !== undefined && { linkedUser: toLinkedUser(linkedUser) }),
    ...(firstName !== undefined && { firstName }),
    ...(lastName !== undefined && { lastName }),
    ...(jobTitle !== undefined && { jobTitle }),
    ...(type !== undefined && { type }),
  };
}

function toLinkedUser({ userId, accountId, domain }: NonNullable<InviteeResource["linkedUser"]>): LinkedUser {
  return { userId: userId ?? "", accountId: accountId ?? "", ...(domain !== undefined && { domain }) };
}
