/** A line that the compiler refuses. */
export interface RefusedLine {
  /** From the folder that was compiled. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** `TS2345: ...`; what explains it stands on lines of its own, further in. */
  readonly message: string;
}

/** Reads what `tsc --pretty false` prints. */
export function readCompilerErrors(printed: string): RefusedLine[] {
  return [...printed.matchAll(/^(\S.*)\((\d+),\d+\): error (TS\d+: .*(?:\n {2,}.*)*)/gm)].map(
    ([, path = "", line, message = ""]) => ({ path, line: Number(line), message }),
  );
}
