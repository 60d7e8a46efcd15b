import type {
  InviteeContactModel,
  InviteeSettingsModel,
  RcwLinkedUserModelWritable,
  RcwRoleAttributeModel,
} from "@rcw/types";

/** An invitee as a request may hold one: the service gets what `AddInviteeRequest` rules out as well, and refuses it. */
export interface GivenInvitee
  extends InviteeContactModel,
    RcwLinkedUserModelWritable,
    RcwRoleAttributeModel,
    InviteeSettingsModel {}
