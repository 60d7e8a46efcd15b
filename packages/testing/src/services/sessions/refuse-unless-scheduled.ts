import { forbidden } from "../../engine/refusal.js";
import type { SessionRecord } from "../../state/state.js";

/** Only a scheduled session can be changed or deleted: 403 while it is Active and after it is Finished. */
export function refuseUnlessScheduled({ id, status }: SessionRecord, consequence: string): void {
  if (status !== "Scheduled") throw forbidden(`The session [${id}] is ${status}: ${consequence}`);
}
