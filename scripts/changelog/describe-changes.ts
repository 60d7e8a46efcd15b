import type { Bump, Change } from "../diff/diff.js";
import { groupBy } from "../document/group-by.js";
import { capitalise } from "../document/names.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type Entry, mergeChanges } from "./merge-changes.js";
import { DOCUMENT, type Owner, ownersIn } from "./owner-of-change.js";

const HEADINGS: readonly (readonly [Bump, string])[] = [
  ["major", "Breaking"],
  ["minor", "New"],
  ["patch", "Smaller"],
];
/** Services that aren't one, in words. */
const GROUPS: Readonly<Record<string, string>> = {
  shared: "several services",
  exports: "what the packages export",
  document: "the API description",
};
const MAX_NAMES = 4;
const MAX_PATCH_LINES = 8;

/**
 * The changes between two documents as Markdown: first what the service refuses from now on, whatever version an app
 * has; then the gravest first, by service, and what to change in code.
 */
export function describeChanges(changes: readonly Change[], present: OpenApiDocument, next: OpenApiDocument): string {
  const entries = mergeChanges(changes, ownersIn(present, next));
  const atRunTime = entries.filter((entry) => entry.isAtRunTime);
  const rest = entries.filter((entry) => !atRunTime.includes(entry));
  return [
    ...(atRunTime.length > 0 ? [`**Watch out at run time**\n\n${RUN_TIME}\n\n${linesOf(atRunTime, true)}`] : []),
    ...HEADINGS.flatMap(([bump, heading]) => {
      const ofBump = rest.filter((entry) => entry.bump === bump);
      const services = [...new Set(ofBump.map(({ service }) => service))].sort(compareServices);
      return services.map((service) => {
        const ofService = ofBump.filter((entry) => entry.service === service);
        return `**${heading}: ${GROUPS[service] ?? service}**\n\n${linesOf(ofService, bump !== "patch")}`;
      });
    }),
  ].join("\n\n");
}

const RUN_TIME =
  "The service asks for this already, whatever version of the packages an app has: what it took before may be refused.";

/** As a list; lines about the same methods stand below one line that names the methods. */
function linesOf(entries: readonly Entry[], isWhole: boolean): string {
  if (!isWhole) {
    const lines = entries.map((entry) => `- ${lineOf(entry)}`);
    return (lines.length > MAX_PATCH_LINES ? shortened(lines) : lines).join("\n");
  }
  const byUsers = groupBy(entries, usersOf);
  return [...byUsers]
    .flatMap(([users, list]) => {
      if (users === "") return list.map((entry) => `- ${lineOf(entry)}`);
      if (list.length === 1) return list.map((entry) => `- ${lineOf(entry, ` In ${users}.`)}`);
      return [`- In ${users}:`, ...list.map((entry) => `  - ${lineOf(entry)}`)];
    })
    .join("\n");
}

/** By name, and what isn't a service last. */
function compareServices(left: string, right: string): number {
  const rank = (service: string) => `${service in GROUPS ? 1 : 0} ${service}`;
  return rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : 0;
}

function shortened(lines: readonly string[]): string[] {
  return [...lines.slice(0, MAX_PATCH_LINES), `- and ${lines.length - MAX_PATCH_LINES} more like these`];
}

function lineOf({ message, advice, owners, bump }: Entry, users = ""): string {
  const places = [...new Set(owners.map(placeOf))];
  // "is gone" goes on from its place; a sentence of its own doesn't.
  const link =
    places.length === 1 && /^(is|are|has|have|was|can|must|may|takes|became|becomes)\b/.test(message) ? " " : ": ";
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  const action = advice !== undefined && bump !== "patch" ? ` Your code: ${advice}.` : "";
  // A message that begins with the name of its subject needs no other beginning.
  const start =
    owners.length === 1 && message.startsWith(`\`${owners[0]?.subject}\``) ? "" : `${capitalise(some(places))}${link}`;
  return `${start}${sentence}${users}${action}`;
}

/** The methods whose calls show a change; "" for what isn't a schema. */
function usersOf({ owners }: Entry): string {
  const methods = [...new Set(owners.flatMap(({ usedBy }) => usedBy))];
  return methods.length > 0 ? some(methods.map((method) => `\`${method}\``)) : "";
}

function some(texts: readonly string[]): string {
  const more = texts.length > MAX_NAMES ? ` and ${texts.length - MAX_NAMES} more` : "";
  return `${texts.slice(0, MAX_NAMES).join(", ")}${more}`;
}

/** `role` of `InviteeModel`, `records[].role` in the answer of `rcw.invitees.list`. */
function placeOf({ subject, part, path }: Owner): string {
  if (subject === DOCUMENT) return subject;
  const whole = part === undefined ? `\`${subject}\`` : `${part} of \`${subject}\``;
  if (path === undefined) return whole;
  return `\`${path}\` ${part === undefined ? "of" : "in"} ${whole}`;
}
