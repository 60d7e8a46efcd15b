import type {
  InviteeResource,
  ParticipantExtendedModel,
  RecordingItemExtendedModel,
  RegistrantModelWithQuestionnaire,
  RegSessionModel,
  SubscriptionInfo,
  WcsSessionResource,
  WcsSessionStatusModel,
  WcsWebinarResource,
} from "@rcw/types";
import { catchUp } from "../life/catch-up.js";
import type { RegistrationChanges } from "../state/registration-record.js";
import type { UserRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { type AddInviteeOptions, addInvitee } from "./add-invitee.js";
import { type AddParticipantOptions, addParticipant } from "./add-participant.js";
import { type AddRecordingOptions, addRecording } from "./add-recording.js";
import { type AddRegistrantOptions, addRegistrant } from "./add-registrant.js";
import { type AddSessionOptions, addSession } from "./add-session.js";
import { type AddSubscriptionOptions, addSubscription } from "./add-subscription.js";
import { type AddUserOptions, addUser } from "./add-user.js";
import { type AddWebinarOptions, addWebinar } from "./add-webinar.js";
import { setRegistration } from "./set-registration.js";
import { setSessionStatus } from "./set-session-status.js";

/**
 * Puts records in place, and changes what the API itself can't. Each refuses what the service couldn't hold with a
 * RangeError or a TypeError; subscribers hear of the changes as of any others.
 */
export interface SeedingMethods {
  /** Adds a user, to host webinars or to be linked to invitees. */
  addUser(options?: AddUserOptions): UserRecord;
  /** Adds a webinar as if its host had created it. */
  addWebinar(options?: AddWebinarOptions): WcsWebinarResource;
  /** Adds a session, and its host's invitee record. */
  addSession(options: AddSessionOptions): WcsSessionResource;
  /** Adds an invitee to a session. One who is added after the start doesn't join by themselves. */
  addInvitee(options: AddInviteeOptions): InviteeResource;
  /** Signs somebody up for a session, whether registration is Open or not. */
  addRegistrant(options: AddRegistrantOptions): RegistrantModelWithQuestionnaire;
  /** Lets somebody join a session that runs, or have joined one that is over. */
  addParticipant(options: AddParticipantOptions): ParticipantExtendedModel;
  /** Adds a recording of a session. */
  addRecording(options: AddRecordingOptions): RecordingItemExtendedModel;
  /** Adds a webhook subscription without asking its address. */
  addSubscription(options: AddSubscriptionOptions): SubscriptionInfo;
  /** Opens or closes the registration of a session, and changes its settings. */
  setRegistration(sessionId: string, changes: RegistrationChanges): RegSessionModel;
  /** Starts, ends or resets a session now, whatever its schedule says. */
  setSessionStatus(sessionId: string, status: WcsSessionStatusModel): void;
}

/** What was to happen by itself until now has happened before anything is added. */
export function seedingMethods(world: World): SeedingMethods {
  const atPresent =
    <Arguments extends unknown[], Made>(seed: (world: World, ...given: Arguments) => Made) =>
    (...given: Arguments): Made => {
      catchUp(world);
      return seed(world, ...given);
    };
  return {
    addUser: atPresent(addUser),
    addWebinar: atPresent(addWebinar),
    addSession: atPresent(addSession),
    addInvitee: atPresent(addInvitee),
    addRegistrant: atPresent(addRegistrant),
    addParticipant: atPresent(addParticipant),
    addRecording: atPresent(addRecording),
    addSubscription: atPresent(addSubscription),
    setRegistration: atPresent(setRegistration),
    setSessionStatus: atPresent(setSessionStatus),
  };
}
