import { DEFAULT_USER } from "../state/create-state.js";

/** What the three scenarios around the town hall have in common. */
const TOWN_HALL = {
  /** "Quarterly Town Hall". */
  webinarId: "8730911",
  sessionId: "4410277",
  /** The user behind `fake.accessToken`. */
  hostUserId: DEFAULT_USER.userId,
  /** Kofi Mensah, who isn't an administrator. */
  coHostUserId: "400134002",
  hostInviteeId: "5520101",
  /** The invitee record of the co-host, who is linked to their user. */
  coHostInviteeId: "5520102",
  /** Mei Lin and Omar Haddad, who are invited by email. */
  panelistInviteeIds: ["5520103", "5520104"],
  /** 40 people. */
  registrantIds: Array.from({ length: 40 }, (_, index) => String(7_100_001 + index)),
} as const;

/**
 * The worlds that a fake can start with, and the ids in them: the same for every seed. Times are counted from the
 * moment at which the fake starts.
 */
export const scenarios = {
  empty: {
    description: "The default user and nothing else.",
  },
  "scheduled-town-hall": {
    description: "A town hall in a week, with a co-host, two panelists, open registration and 40 registrants.",
    ...TOWN_HALL,
  },
  "live-session": {
    description: "The town hall has been running for 20 minutes and is Live; it ends by itself in 40 minutes.",
    ...TOWN_HALL,
  },
  "finished-with-recordings": {
    description:
      "The town hall ended yesterday and its recording is Available; a product briefing ended five minutes ago and " +
      "its recording is Processing for five more minutes.",
    ...TOWN_HALL,
    recordingId: "9900331",
    /** "Product Briefing", with a session, its host and a panelist. */
    processing: {
      webinarId: "8730912",
      sessionId: "4410278",
      hostInviteeId: "5520201",
      panelistInviteeIds: ["5520202"],
      recordingId: "9900332",
    },
  },
  "ten-thousand-invitees": {
    description: "An all-hands meeting in a week with 10,000 invitees: the host and 9,999 panelists.",
    webinarId: "8730913",
    sessionId: "4410279",
    hostUserId: DEFAULT_USER.userId,
    hostInviteeId: "5520301",
    inviteeCount: 10_000,
    /** The panelists' ids are the numbers from the first to the last. */
    firstPanelistInviteeId: "5600001",
    lastPanelistInviteeId: "5609999",
  },
} as const;

/** Name of a world that a fake can start with. */
export type ScenarioName = keyof typeof scenarios;
