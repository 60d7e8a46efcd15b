import { type Bump, type Change, type DocumentDiff, highestBump } from "../diff/diff.js";
import { diffPrepared } from "../diff/diff-documents.js";
import type { PreparedDocument } from "../diff/prepare/prepared-document.js";
import { unseenByCompiler } from "../diff/rules.js";
import { type GateVerdict, judgeByCompiler } from "./compiler-gate.js";

/** Two verdicts that were reached independently of each other, and whether they agree. */
export interface Verification {
  /** The differ's bump, which holds when the compiler agrees. */
  readonly bump: Bump;
  /** The two disagree: a person decides. */
  readonly isHeld: boolean;
  readonly differ: DocumentDiff;
  /** Undefined when no types can be made of one of the documents; then `problem` says why. */
  readonly compiler: GateVerdict | undefined;
  readonly problem: string | undefined;
  /** Changes that no compiler can see, with the reason: the compiler is asked to agree on the others. */
  readonly unseen: readonly { readonly change: Change; readonly reason: string }[];
}

/** Compares two prepared documents by the rule table and by the compiler. */
export async function verifyDocuments(before: PreparedDocument, after: PreparedDocument): Promise<Verification> {
  const differ = diffPrepared(before, after);
  try {
    const compiler = (await judgeByCompiler([{ name: "step", before, after }])).get("step") as GateVerdict;
    return compareVerdicts(differ, compiler);
  } catch (error) {
    const problem = `no types can be made: ${(error as Error).message}`;
    return { bump: differ.bump, isHeld: true, differ, compiler: undefined, problem, unseen: [] };
  }
}

/** Whether the two agree; what a compiler can't see is left out of what it must agree with. */
export function compareVerdicts(differ: DocumentDiff, compiler: GateVerdict): Verification {
  const unseen = differ.changes.flatMap((change) => {
    const reason = unseenByCompiler(change);
    return reason === undefined ? [] : [{ change, reason }];
  });
  const seen = differ.changes.filter((change) => unseenByCompiler(change) === undefined);
  const seenBump = highestBump(seen.map(({ bump }) => bump));
  // An unseen change may come with something to see, such as a new optional property: from there on, all is agreement.
  const [least, most] = [rank(seenBump), rank(differ.bump)];
  const isHeld = rank(compiler.bump) < least || rank(compiler.bump) > most || compiler.doubts.length > 0;
  return { bump: differ.bump, isHeld, differ, compiler, problem: undefined, unseen };
}

/** The compiler doesn't tell "nothing" from "nothing that an app sees". */
function rank(bump: Bump): number {
  return { none: 0, patch: 0, minor: 1, major: 2 }[bump];
}
