import type { OpenApiDocument } from "../document/openapi.js";
import type { Change } from "./diff.js";
import { diffSecurity } from "./operations/diff-security.js";
import { diffServers } from "./operations/diff-servers.js";
import { change } from "./operations/place-changes.js";
import type { Damage } from "./prepare/prepared-document.js";
import { stableText } from "./stable-text.js";

const DOCUMENT = { subject: "document" } as const;

/** Compares what belongs to no operation and no schema: servers, security, tags. */
export function diffDocumentNotes(before: OpenApiDocument, after: OpenApiDocument): Change[] {
  const differs = (part: (document: OpenApiDocument) => unknown) =>
    stableText(part(before)) !== stableText(part(after));
  const changes: Change[] = [];
  changes.push(...diffServers(DOCUMENT, before.servers, after.servers));
  const security = diffSecurity(before.security, after.security);
  if (security) changes.push(change(security.kind, DOCUMENT, security.message));
  if (differs(({ components }) => components?.securitySchemes)) {
    changes.push(change("security-replaced", DOCUMENT, "the ways to authorise changed"));
  }
  if (differs(({ tags, externalDocs }) => [tags, externalDocs])) {
    changes.push(change("documentation-changed", DOCUMENT, "the documentation of the tags changed"));
  }
  return changes;
}

/** References that lead nowhere now, and those that did. */
export function diffDamages(before: readonly Damage[], after: readonly Damage[]): Change[] {
  const [old, next] = [before, after].map(
    (damages) => new Set(damages.filter(({ reference }) => reference !== undefined).map(describe)),
  ) as [Set<string>, Set<string>];
  return [
    ...[...next].filter((text) => !old.has(text)).map((text) => change("reference-broken", DOCUMENT, text)),
    ...[...old]
      .filter((text) => !next.has(text))
      .map((text) => change("reference-mended", DOCUMENT, `no more: ${text}`)),
  ];
}

/** Without the numbers of list items: in another order it is the same damage. */
function describe({ message, place }: Damage): string {
  return `${message} (at ${place.replaceAll(/(?<= > (?:parameters|prefixItems|allOf|anyOf|oneOf)) > \d+/g, "")})`;
}
