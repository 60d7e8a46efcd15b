import type { Given } from "../overrides.js";
import type { Aspect } from "./aspect.js";

/** Settings, and those that need them. */
const NEEDED_BY = {
  recordingEnabled: ["autoRecord"],
  qnaEnabled: ["qnaAnonymousEnabled", "moderatedQnaEnabled"],
  pollsEnabled: ["pollsAnonymousEnabled"],
} as const;

/** What needs a setting that is off, is off. */
export const dependentSettings: Aspect = {
  imply: (given) => {
    const off = Object.entries(NEEDED_BY).filter(([setting]) => given[setting] === false);
    return Object.fromEntries(off.flatMap(([, dependents]) => dependents.map((name) => [name, false])));
  },
};

/** Only an administrator may name a host, so a request doesn't unless it is told to. */
export const callerHosts: Aspect = {
  imply: (given): Given => (Object.hasOwn(given, "host") ? {} : { host: undefined }),
};
