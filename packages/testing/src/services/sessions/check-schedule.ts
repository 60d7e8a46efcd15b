import type { PartialWcsSessionWithLocaleCodeModel } from "@rcw/types";
import { badParameter } from "../../engine/refusal.js";
import { isTimeZone } from "./time-zone.js";

/** What the schema can't say about a session's schedule. @throws {Refusal} 400 */
export function checkSchedule({ timeZone, localeCode }: PartialWcsSessionWithLocaleCodeModel): void {
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw badParameter("timeZone", "it must be an IANA time zone name, such as Europe/Madrid", timeZone);
  }
  if (localeCode !== undefined && localeCode.trim() === "") {
    throw badParameter("localeCode", "it may be left out, but not be blank", localeCode);
  }
}
