import { groupBy } from "../../document/group-by.js";
import type { Change } from "../diff.js";
import { change, placeChanges } from "../operations/place-changes.js";
import type { Found, OneWay } from "./found.js";
import type { SchemaMatches } from "./match-schemas.js";
import type { PartChanges } from "./part-changes.js";
import type { SchemaDiffer } from "./schema-differ.js";
import type { SentForms } from "./sent-forms.js";
import { directionsOf, type Usage } from "./usage.js";

/**
 * Compares the named schemas, which are types that apps import. Each is judged by the ways that it goes in both
 * documents; one that no operation uses describes something that apps read, such as an event.
 */
export function diffNamedSchemas(
  differ: SchemaDiffer,
  { kept, renamed, removed, added }: SchemaMatches,
  [before, after]: readonly [Usage, Usage],
  parts: PartChanges,
  sentForms: SentForms,
): Change[] {
  const spot = (name: string) => ({ subject: "schema", name }) as const;
  return [
    ...removed.map((name) => change("schema-removed", spot(name), describeRemoved(name, added))),
    ...[...renamed].map(([name, newName]) =>
      change("schema-renamed", spot(name), `is called \`${newName}\` now; \`${name}\` stays as a deprecated alias`),
    ),
    ...added.map((name) => change("schema-added", spot(name), `\`${name}\` is new`)),
    ...[...kept.map((name) => [name, name] as const), ...renamed].flatMap(([name, newName]) => {
      const [shown, hidden] = [new Map<OneWay, Found[]>(), new Map<OneWay, Found[]>()];
      for (const direction of directionsOf([name, newName], before, after)) {
        // A schema that goes one way only has one type, under its own name.
        const isSent = direction === "request" && goesBothWays(before, name) && goesBothWays(after, newName);
        const found = [
          ...differ.diffNamed(name, newName, direction),
          ...(isSent ? sentForms.diff([name, newName]) : []),
        ];
        const byShown = groupBy(found, (each) => parts.isShown([name, newName], each, direction));
        shown.set(direction, byShown.get(true) ?? []);
        hidden.set(
          direction,
          (byShown.get(false) ?? []).map((each) => asHidden(name, each, parts.heirsOf(name, each))),
        );
      }
      const changes = placeChanges(spot(name), shown);
      const ofType = placeChanges(spot(name), hidden).map((each): Change => ({ ...each, isTypeOnly: true }));
      return [...changes, ...ofType];
    }),
  ];
}

function goesBothWays({ request, response }: Usage, name: string): boolean {
  return request.has(name) && response.has(name);
}

/** What only the named type shows, in a message that doesn't send anybody to look through their calls. */
function asHidden(name: string, found: Found, heirs: readonly string[]): Found {
  const names = heirs.map((heir) => `\`${heir}\``).join(", ");
  const told = heirs.length > 0 ? `moved from \`${name}\` to ${names}` : found.message;
  return { ...found, message: `${told}; the operations are as before` };
}

function describeRemoved(name: string, added: readonly string[]): string {
  const alike = added.find((other) => other.toLowerCase() === name.toLowerCase());
  return alike === undefined
    ? `\`${name}\` is gone`
    : `\`${name}\` is gone; \`${alike}\` is another schema, not the same under another name`;
}
