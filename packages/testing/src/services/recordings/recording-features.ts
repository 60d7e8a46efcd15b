import { accountOf } from "../../accounts/account-record.js";
import type { WebinarRecord } from "../../state/state.js";
import type { World } from "../../state/world.js";
import { hostOf } from "../access.js";

/** What an account lets its hosts do with recordings. */
export interface RecordingFeatures {
  readonly recordingEnabled: boolean;
  readonly recordingSharingEnabled: boolean;
  readonly recordingDownloadEnabled: boolean;
}

/** What holds for a webinar: its account may switch a feature off for all of them, or the webinar has it off itself. */
export function featuresOf(world: World, webinar: WebinarRecord): RecordingFeatures {
  const { features } = accountOf(world, hostOf(world, webinar).accountId);
  const isOn = (name: keyof RecordingFeatures) => features[name] !== false && webinar.settings[name] !== false;
  return {
    recordingEnabled: isOn("recordingEnabled"),
    recordingSharingEnabled: isOn("recordingSharingEnabled"),
    recordingDownloadEnabled: isOn("recordingDownloadEnabled"),
  };
}
