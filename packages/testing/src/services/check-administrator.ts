import { userPermissionMissing } from "../engine/refusal.js";
import type { UserRecord } from "../state/state.js";
import { ADMINISTRATOR_PERMISSION } from "./access.js";

/** What concerns the whole company is for administrators. @throws {Refusal} 403 `CMN-408` */
export function checkAdministrator({ permissions }: UserRecord): void {
  if (!permissions.includes(ADMINISTRATOR_PERMISSION)) throw userPermissionMissing(ADMINISTRATOR_PERMISSION);
}
