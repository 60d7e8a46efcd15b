import { everywhere } from "./everywhere.js";
import { history } from "./history.js";
import { invitees } from "./invitees.js";
import { loggingIn } from "./logging-in.js";
import { publishedSamples } from "./published-samples.js";
import { recordings } from "./recordings.js";
import { registrants } from "./registrants.js";
import { registration } from "./registration.js";
import type { RuleSection } from "./rule.js";
import { sessions } from "./sessions.js";
import { subscriptions } from "./subscriptions.js";
import { webinars } from "./webinars.js";

/** Every rule of the service that the fake keeps, documented or inferred: what `rules.md` is made from. */
export const ruleTable: readonly RuleSection[] = [
  everywhere,
  loggingIn,
  invitees,
  webinars,
  sessions,
  registration,
  registrants,
  history,
  recordings,
  subscriptions,
  publishedSamples,
];
