import type { RegistrantModelWithQuestionnaire } from "@rcw/types";
import type { RegistrantRecord } from "../../state/registration-record.js";
import type { SessionRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { withoutUndefined } from "../../without-undefined.js";
import { joinedParticipants } from "../history/joined-participants.js";
import { joinUriOf } from "../sessions/show-session.js";

/** A registrant as the service shows it; the questionnaire is for those who ask for it. */
export function showRegistrant(
  session: SessionRecord,
  registrant: RegistrantRecord,
  attendance: Attendance,
  includeQuestionnaire: boolean,
): RegistrantModelWithQuestionnaire {
  const { sequence: _sequence, questionnaire, ...stored } = registrant;
  const address = encodeURIComponent(registrant.id);
  return {
    ...stored,
    joinUri: `${joinUriOf(session)}?registrant=${address}`,
    cancellationUri: `https://v.ringcentral.com/registrations/${address}/cancel`,
    registrationTime: registrant.creationTime,
    ...withoutUndefined({
      participantId: attendance.get(registrant.id),
      questionnaire: includeQuestionnaire ? structuredClone(questionnaire) : undefined,
    }),
  };
}

/** The id of the participant that each registrant who attends has become, by the registrant's id. */
export type Attendance = ReadonlyMap<string, string>;

/** Who of the registrants has joined until now; somebody who joined twice is known by the first time. */
export function attendanceOf(world: World, session: SessionRecord): Attendance {
  const attendance = new Map<string, string>();
  for (const { id, registrantId } of joinedParticipants(world, session)) {
    if (registrantId !== undefined && !attendance.has(registrantId)) attendance.set(registrantId, id);
  }
  return attendance;
}
