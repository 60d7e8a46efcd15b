import { readFile } from "node:fs/promises";
import { readDocument } from "../document/bundle-document.js";
import type { OpenApiDocument } from "../document/openapi.js";
import { type ConsumerApp, createConsumerApp } from "./consumer-app.js";
import { addPolls, CHANGED_METHOD, requireView, rewordDeleteInvitee } from "./document-changes.js";
import { copyForRelease, type ReleaseCopy, writeUpstream } from "./release-copy.js";
import { startRegistry } from "./start-registry.js";

/** The apps that live through the releases. */
export const APPS = ["invite-panel-worker", "invitee-console"];

/** What a release did to the apps that were upgraded to it. */
export interface RehearsedRelease {
  readonly name: string;
  readonly version: string;
  /** Lines that the compiler refuses in each app. */
  readonly refused: Readonly<Record<string, readonly string[]>>;
  /** Lines of each app that use what a breaking change is about. */
  readonly using: Readonly<Record<string, readonly string[]>>;
}

const CHANGES: readonly { name: string; change: (document: OpenApiDocument) => OpenApiDocument; isMajor?: true }[] = [
  { name: "an addition", change: addPolls },
  { name: "documentation", change: rewordDeleteInvitee },
  { name: "a breaking change", change: requireView, isMajor: true },
];

/**
 * Releases the packages as they are and three changes of the API description after it, to a registry on this machine,
 * and upgrades apps to each. Everything happens in temporary folders, which are gone afterwards, also after a failure.
 */
export async function rehearseRelease(say: (line: string) => void): Promise<RehearsedRelease[]> {
  const started = performance.now();
  const report = (line: string) => say(`${Math.round((performance.now() - started) / 1000)} s: ${line}`);
  const cleanUps: (() => Promise<void>)[] = [];
  try {
    const registry = await startRegistry();
    cleanUps.push(() => registry.close());
    const copy = await copyForRelease(registry);
    cleanUps.push(() => copy.tree.remove());
    const apps: ConsumerApp[] = [];
    for (const name of APPS) {
      const app = await createConsumerApp(name, registry);
      cleanUps.push(() => app.remove());
      apps.push(app);
    }
    const releases = [await upgrade("the packages as they are", await copy.release(), apps, report)];
    for (const { name, change, isMajor } of CHANGES) {
      await bringChange(copy, change, isMajor === true);
      releases.push(await upgrade(name, await copy.release(), apps, report));
    }
    return releases;
  } finally {
    for (const cleanUp of cleanUps.reverse()) await cleanUp();
  }
}

/** Import and changeset; one that breaks apps is held until it is confirmed. */
async function bringChange(
  copy: ReleaseCopy,
  change: (document: OpenApiDocument) => OpenApiDocument,
  isMajor: boolean,
) {
  const base = { name: "openapi/webinar.yaml", text: await readFile(copy.tree.at("openapi/webinar.yaml"), "utf8") };
  const upstream = await writeUpstream(copy.tree, "upstream.json", change(readDocument(base)));
  await copy.runScript("scripts/import-spec.ts", [upstream, "--no-typecheck"]);
  await copy.runScript("scripts/changeset-spec.ts", [], isMajor ? 3 : 0);
  if (isMajor) await copy.runScript("scripts/changeset-spec.ts", ["--accept-major"]);
}

async function upgrade(
  name: string,
  version: string,
  apps: readonly ConsumerApp[],
  say: (line: string) => void,
): Promise<RehearsedRelease> {
  const refused: Record<string, readonly string[]> = {};
  const using: Record<string, readonly string[]> = {};
  for (const app of apps) {
    await app.install(version);
    refused[app.name] = await app.compile();
    using[app.name] = await app.linesCalling(CHANGED_METHOD);
    const lines = refused[app.name] ?? [];
    say(`${version} (${name}): ${app.name} ${lines.length === 0 ? "compiles" : `is refused at ${lines.join(", ")}`}`);
  }
  return { name, version, refused, using };
}
