import { readdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { fromRoot } from "./files.js";
import { writeAllOrNothing } from "./import/write-all-or-nothing.js";
import { confirmMajor } from "./release/confirm-major.js";
import { type Decision, decideChangeset } from "./release/decide-changeset.js";
import { judgeChange } from "./release/judge-change.js";
import { readBundled, readReleased, readReleasedSurface } from "./release/released-document.js";
import { describeSurface } from "./surface/describe-surface.js";

const USAGE = `Usage: pnpm spec:changeset [--accept-major]

Writes .changeset/spec-<hash>.md: what has changed in the API description since the last release, and the version
bump that it asks for; removes it when nothing has. Exit code 3: it is a new major version, or the differ and the
compiler disagree (then the higher bump counts), and a person has to confirm it.
  --accept-major  it is confirmed`;

/** It waits for a person. */
const HELD = 3;

try {
  const { values } = parseArgs({ options: { "accept-major": { type: "boolean", default: false } } });
  await run(values["accept-major"]);
} catch (error) {
  const isUsage = String((error as NodeJS.ErrnoException).code).startsWith("ERR_PARSE_ARGS");
  console.error(`pnpm spec:changeset: ${(error as Error).message}${isUsage ? `\n\n${USAGE}` : ""}`);
  process.exitCode = isUsage ? 2 : 1;
}

async function run(acceptMajor: boolean): Promise<void> {
  const [released, next, present] = await Promise.all([readReleased(), readBundled(), readdir(fromRoot(".changeset"))]);
  const judgement = await judgeChange(released && { document: released, surface: await readReleasedSurface() }, {
    document: next,
    surface: await describeSurface(),
  });
  const decide = (accepted: boolean) =>
    decideChangeset({ released, next, ...judgement, present, acceptMajor: accepted });
  let decision = decide(acceptMajor);
  if (decision.action === "hold") {
    console.log(decision.changeset.text);
    if (await confirmMajor()) decision = decide(true);
  }
  await carryOut(decision);
}

async function carryOut(decision: Decision): Promise<void> {
  if (decision.action === "hold") {
    console.error(
      `${decision.reason}\nNothing was written. If that is meant, run \`pnpm spec:changeset --accept-major\`.`,
    );
    process.exitCode = HELD;
    return;
  }
  const stale = decision.stale.map((name) => ({ path: `.changeset/${name}`, text: undefined }));
  const { action } = decision;
  const written =
    action === "write" ? [{ path: `.changeset/${decision.changeset.name}`, text: decision.changeset.text }] : [];
  const changed = await writeAllOrNothing(fromRoot(""), [...written, ...stale]);
  if (action === "clear") console.log(`${decision.reason}: no changeset is needed.`);
  else console.log(`.changeset/${decision.changeset.name} ${changed.length > 0 ? "is written" : "is up to date"}.`);
}
