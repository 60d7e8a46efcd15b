import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fromRoot } from "../../scripts/files.js";

/** A Node to run tests in. */
export interface NodeVersion {
  readonly major: number;
  /** Absolute path of the program; undefined where this platform has none from npm. */
  readonly program: string | undefined;
}

/** The platform whose binaries `tests/runtimes/nodes` installs. */
const PROVIDED_PLATFORM = "linux-x64";

/** The Node that runs this, and those that come from npm. */
export function nodeVersions(): NodeVersion[] {
  const running = { major: Number(process.versions.node.split(".")[0]), program: process.execPath };
  return [running, ...[22, 24].filter((major) => major !== running.major).map(fromNpm)];
}

/** Whether the other versions have to be there: then their absence is a failure, not a reason to skip. */
export function hasProvidedNodes(): boolean {
  return `${process.platform}-${process.arch}` === PROVIDED_PLATFORM;
}

function fromNpm(major: number): NodeVersion {
  try {
    const manifest = createRequire(fromRoot("tests/runtimes/nodes/package.json")).resolve(`node-${major}/package.json`);
    return { major, program: join(dirname(manifest), "bin/node") };
  } catch {
    return { major, program: undefined };
  }
}
