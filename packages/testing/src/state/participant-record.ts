import type { RcwDomainUserModel, RcwInviteeTypeEnum, RcwRoleEnum } from "@rcw/types";

/** One time that somebody joins a session: a person with two devices has two records. */
export interface ParticipantRecord {
  readonly id: string;
  /** Orders those who joined in the same moment. */
  readonly sequence: number;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly linkedUser?: RcwDomainUserModel;
  /** The role that they joined with. */
  readonly originalRole: RcwRoleEnum;
  readonly type: RcwInviteeTypeEnum;
  readonly inviteeId?: string;
  readonly registrantId?: string;
  /** The same for every time that this person joins. */
  readonly uniqueUserHash: string;
  readonly wasEjected: boolean;
  /** In milliseconds since 1970. It may lie ahead: until then nobody sees the record. */
  readonly joinTimeMs: number;
  /** In milliseconds since 1970; undefined for those who stay until the end. */
  leaveTimeMs?: number;
}
