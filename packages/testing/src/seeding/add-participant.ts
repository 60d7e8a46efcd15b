import type { ParticipantExtendedModel, RcwDomainUserModel, RcwRoleEnum } from "@rcw/types";
import { checkNames } from "../check-names.js";
import { digestOf } from "../life/chance.js";
import { attendeeOf, visitorOf } from "../life/gather-participants.js";
import { participantIds } from "../life/participant-ids.js";
import { presentRolesOf, showParticipant } from "../services/history/show-person.js";
import type { ParticipantRecord } from "../state/participant-record.js";
import type { SessionRecord } from "../state/state.js";
import type { World } from "../state/world.js";
import { withoutUndefined } from "../without-undefined.js";
import { checkAgainst, checkNewId } from "./checks.js";
import { findSession, type SessionChoice } from "./find-session.js";

/** Somebody who joins a session. Without an invitee or a registrant it is anybody who had the address. */
export interface AddParticipantOptions extends SessionChoice {
  readonly id?: string;
  /** The invitee who joins: name, linked user and role are theirs. */
  readonly inviteeId?: string;
  /** The registrant who joins: name and email are theirs. */
  readonly registrantId?: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly linkedUser?: RcwDomainUserModel;
  /** `Attendee` if left out. */
  readonly role?: RcwRoleEnum;
  /** Now if left out; the start of a session that is Finished. */
  readonly joinTime?: string;
  /** The end of the session if left out. */
  readonly leaveTime?: string;
  /** Whether the host or a co-host removes them; false if left out. */
  readonly wasEjected?: boolean;
}

const OPTIONS = [
  ...["sessionId", "webinarId", "id", "inviteeId", "registrantId", "firstName", "lastName", "email", "linkedUser"],
  ...["role", "joinTime", "leaveTime", "wasEjected"],
];

/** Lets somebody join an Active session, or have joined a Finished one. */
export function addParticipant(world: World, options: AddParticipantOptions): ParticipantExtendedModel {
  checkNames("addParticipant", options, OPTIONS);
  const session = findSession("addParticipant", world, options);
  const { course, participants } = session;
  if (course.startTimeMs === undefined) {
    throw new RangeError(`addParticipant: the session "${session.id}" is Scheduled; nobody can join before it starts`);
  }
  checkNewId("addParticipant", options.id, (taken) => participants.some(({ id }) => id === taken));
  const { joinTime, leaveTime, firstName, lastName, email } = options;
  const given = withoutUndefined({ joinTime, leaveTime, firstName, lastName, email });
  checkAgainst("addParticipant", world.checker, "ParticipantExtendedModel", { ...ANY_PARTICIPANT, ...given });
  const person = personOf(session, options);
  const startTimeMs = course.endTimeMs === undefined ? world.clock.now() : course.startTimeMs;
  const joinTimeMs = joinTime === undefined ? startTimeMs : Date.parse(joinTime);
  const leaveTimeMs = leaveTime === undefined ? course.endTimeMs : Date.parse(leaveTime);
  if (leaveTimeMs !== undefined && leaveTimeMs < joinTimeMs) {
    throw new RangeError(`addParticipant: leaveTime comes before joinTime`);
  }
  refuseSecondDevice(session, person.registrantId, joinTimeMs);
  const participant: ParticipantRecord = {
    ...participantIds(world, session).next(options.id),
    ...person,
    ...withoutUndefined({ wasEjected: options.wasEjected }),
    uniqueUserHash: digestOf(world.state.seed, person.email ?? person.inviteeId ?? `anybody ${participants.length}`),
    joinTimeMs,
    ...withoutUndefined({ leaveTimeMs }),
  };
  participants.push(participant);
  return showParticipant(world, presentRolesOf(session), participant);
}

/** What the schema requires, for a check of the rest. */
const ANY_PARTICIPANT = { role: "Attendee", originalRole: "Attendee", type: "User" };

type Person = Omit<ParticipantRecord, "id" | "sequence" | "uniqueUserHash" | "joinTimeMs" | "leaveTimeMs">;

function personOf(session: SessionRecord, options: AddParticipantOptions): Person {
  const { inviteeId, registrantId, firstName, lastName, email, linkedUser, role = "Attendee" } = options;
  if (inviteeId !== undefined) return visitorOf(findPerson("invitee", session.invitees, inviteeId));
  if (registrantId !== undefined) return attendeeOf(findPerson("registrant", session.registrants, registrantId));
  const named = withoutUndefined({ firstName, lastName, email, linkedUser: linkedUser && { ...linkedUser } });
  return { ...named, originalRole: role, type: "User", wasEjected: false };
}

function findPerson<Person extends { id: string }>(kind: string, people: readonly Person[], id: string): Person {
  const person = people.find((candidate) => candidate.id === id);
  if (person === undefined) throw new RangeError(`addParticipant: the session has no ${kind} ${JSON.stringify(id)}`);
  return person;
}

/** With `preventMultipleDeviceJoins` a registrant joins from one device only, until they have left. */
function refuseSecondDevice(session: SessionRecord, registrantId: string | undefined, joinTimeMs: number): void {
  if (registrantId === undefined || session.registration.settings.preventMultipleDeviceJoins !== true) return;
  const isInside = session.participants.some(
    (other) =>
      other.registrantId === registrantId &&
      other.joinTimeMs <= joinTimeMs &&
      (other.leaveTimeMs === undefined || other.leaveTimeMs > joinTimeMs),
  );
  if (!isInside) return;
  throw new RangeError(
    `addParticipant: the registrant "${registrantId}" is in the session already, and it prevents a second device`,
  );
}
