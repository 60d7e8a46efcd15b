import type { Given } from "../overrides.js";
import type { Aspect } from "./aspect.js";

/** Traits of people whose role can be given to them. */
export interface AssignableRoleTraits {
  /** Role CoHost: moderates. */
  coHost(): this;
  /** Role Panelist: shares audio and video. */
  panelist(): this;
}

/** Traits of people who help to run a session. */
export interface PanelRoleTraits extends AssignableRoleTraits {
  /** Role Host, with full authority: a linked user, invited by mail. */
  host(): this;
}

/** Traits of people who were in a session. */
export interface ParticipantTraits {
  /** Role Attendee: watches; came by registration, not by invitation. */
  attendee(): this;
  /** Removed by the host or a co-host. */
  ejected(): this;
  /** Still in the session: no `leaveTime`. */
  present(): this;
}

/** Traits of people who were invited to a past session. */
export interface PastInviteeTraits {
  /** Took part. */
  joined(): this;
  /** Was invited, and didn't come. */
  absent(): this;
}

/** Roles that a request may give. */
export const assignableRole: Aspect = {
  traitsInterface: "AssignableRoleTraits",
  traits: {
    coHost: { role: "CoHost", originalRole: "CoHost" },
    panelist: { role: "Panelist", originalRole: "Panelist" },
  } satisfies Record<keyof AssignableRoleTraits, Given>,
};

/** Roles on the panel. Nobody's role has changed, unless the overrides say so. */
export const panelRole: Aspect = {
  traitsInterface: "PanelRoleTraits",
  traits: {
    ...assignableRole.traits,
    host: { role: "Host", originalRole: "Host", type: "User", sendInvite: true },
  },
  imply: ({ role, originalRole }) => ({
    ...(role !== undefined && { originalRole: role }),
    ...(originalRole !== undefined && { role: originalRole }),
  }),
};

/** Panel members came by invitation, attendees by registration. */
export const participant: Aspect = {
  traitsInterface: "ParticipantTraits",
  traits: {
    attendee: { role: "Attendee", originalRole: "Attendee" },
    ejected: { wasEjected: true },
    present: { leaveTime: undefined },
  } satisfies Record<keyof ParticipantTraits, Given>,
  imply: ({ role, registrantId, inviteeId }) => {
    if (role === "Attendee" || (role === undefined && registrantId !== undefined && inviteeId === undefined)) {
      return { role: "Attendee", originalRole: "Attendee", inviteeId: undefined };
    }
    return { registrantId: undefined };
  },
  settle: (draft) => {
    const joinTimeMs = draft.timeMs("joinTime");
    const leaveTimeMs = draft.timeMs("leaveTime");
    if (joinTimeMs === undefined || leaveTimeMs === undefined) return;
    const stayMs = (300 + (draft.hash("stay") % 5100)) * 1000;
    if (draft.isGiven("leaveTime")) {
      if (leaveTimeMs <= joinTimeMs) draft.setTimeMs("joinTime", leaveTimeMs - stayMs);
    } else draft.setTimeMs("leaveTime", joinTimeMs + stayMs);
  },
};

/** Whether someone who was invited took part. */
export const pastInvitee: Aspect = {
  traitsInterface: "PastInviteeTraits",
  traits: {
    joined: { joined: true },
    absent: { joined: false },
  } satisfies Record<keyof PastInviteeTraits, Given>,
};
