import type { RecordingItemExtendedModel } from "@rcw/types";
import type { Handler } from "../../engine/handler.js";
import type { World } from "../../state/world.js";
import { checkAdministrator } from "../check-administrator.js";
import { type FoundRecording, openRecording, visibleRecording } from "./open-recording.js";
import { showRecordedSession, showSharedRecording } from "./show-recording.js";

export const getRecording: Handler<"rcwHistoryGetRecording"> = (call) => {
  return { status: 200, body: showSingleRecording(call.world, openRecording(call)) };
};

export const getCompanyRecording: Handler<"rcwHistoryAdminGetRecording"> = (call) => {
  checkAdministrator(call.caller);
  return { status: 200, body: showSingleRecording(call.world, visibleRecording(call)) };
};

function showSingleRecording(world: World, { recording, session }: FoundRecording): RecordingItemExtendedModel {
  return { ...showSharedRecording(recording), ...showRecordedSession(world, session) };
}
