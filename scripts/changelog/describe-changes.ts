import type { Bump, Change } from "../diff/diff.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type Entry, mergeChanges } from "./merge-changes.js";
import { type Owner, ownersIn } from "./owner-of-change.js";

const HEADINGS: readonly (readonly [Bump, string])[] = [
  ["major", "Breaking"],
  ["minor", "New"],
  ["patch", "Smaller"],
];
/** Services that aren't one, in words. */
const GROUPS: Readonly<Record<string, string>> = { shared: "several services", document: "the API description" };
const MAX_OWNERS = 4;
const MAX_PATCH_LINES = 8;

/** The changes between two documents as Markdown: the gravest first, by service, and what to change in code. */
export function describeChanges(changes: readonly Change[], present: OpenApiDocument, next: OpenApiDocument): string {
  const entries = mergeChanges(changes, ownersIn(present, next));
  return HEADINGS.flatMap(([bump, heading]) => {
    const ofBump = entries.filter((entry) => entry.bump === bump);
    const services = [...new Set(ofBump.map(({ service }) => service))].sort(compareServices);
    return services.map((service) => {
      const lines = ofBump.filter((entry) => entry.service === service).map(lineOf);
      const shown = bump === "patch" && lines.length > MAX_PATCH_LINES ? shortened(lines) : lines;
      return `**${heading}: ${GROUPS[service] ?? service}**\n\n${shown.map((line) => `- ${line}`).join("\n")}`;
    });
  }).join("\n\n");
}

/** By name, and what isn't a service last. */
function compareServices(left: string, right: string): number {
  const rank = (service: string) => `${service in GROUPS ? 1 : 0} ${service}`;
  return rank(left) < rank(right) ? -1 : rank(left) > rank(right) ? 1 : 0;
}

function shortened(lines: readonly string[]): string[] {
  return [...lines.slice(0, MAX_PATCH_LINES), `and ${lines.length - MAX_PATCH_LINES} more like these`];
}

function lineOf({ message, advice, owners, bump }: Entry): string {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  const action = advice !== undefined && bump !== "patch" ? ` In your code: ${advice}.` : "";
  return `${placesOf(owners)}: ${sentence}${action}`;
}

function placesOf(owners: readonly Owner[]): string {
  const places = [...new Set(owners.map(placeOf))];
  const shown = places.slice(0, MAX_OWNERS).join(", ");
  return places.length > MAX_OWNERS ? `${shown} and ${places.length - MAX_OWNERS} more` : shown;
}

function placeOf({ subject, part, path }: Owner): string {
  if (subject === "the document") return subject;
  const inside = [part, path && `\`${path}\``].filter((text) => text !== undefined).join(" ");
  return inside === "" ? `\`${subject}\`` : `\`${subject}\` (${inside})`;
}
