import type { Draft } from "./draft.js";

/** People who joined twice count twice, except among the unique ones; the panel isn't among the attendees. */
export function settleCounts(draft: Draft): void {
  const panel = 2 + (draft.hash("panel") % 5);
  const given = (name: string) => (draft.isGiven(name) ? draft.number(name) : undefined);
  const attendees = given("attendeeCount");
  const uniqueAttendees = given("uniqueAttendeeCount") ?? 0;
  const uniqueParticipants = given("uniqueParticipantCount") ?? 0;
  const made = attendees === undefined ? (draft.number("participantCount") ?? 0) : attendees + panel;
  draft.set("participantCount", Math.max(made, uniqueParticipants, uniqueAttendees + panel));

  const participantCount = draft.number("participantCount");
  if (participantCount === undefined) return;
  draft.set("attendeeCount", Math.max(participantCount - panel, uniqueAttendees, 0));
  const attendeeCount = draft.number("attendeeCount") ?? participantCount;
  const mostly = Math.max(Math.ceil(participantCount * 0.9), uniqueAttendees + panel);
  draft.set("uniqueParticipantCount", Math.min(participantCount, mostly));
  const uniqueParticipantCount = draft.number("uniqueParticipantCount") ?? participantCount;
  draft.set("uniqueAttendeeCount", Math.min(attendeeCount, Math.max(uniqueParticipantCount - panel, 0)));
}
