import { readFile } from "node:fs/promises";
import { type RosterRow, readRosterCsv } from "@rcw/roster";
import { UsageError } from "../failures/usage-error.js";
import { printable } from "../terminal/printable.js";
import { complain, readInput } from "../terminal/streams.js";

/** The people in a file. */
export interface RosterList {
  readonly rows: readonly RosterRow[];
  /** Whether every line could be read. */
  readonly isWhole: boolean;
}

/** Reads a file; what can't be read is told of on standard error, with its line. */
export async function readList(file: string): Promise<RosterList> {
  const content = file === "-" ? await readInput() : await readBytes(file);
  const { rows, problems, ignoredColumns } = readRosterCsv(content);
  for (const { line, column, message } of problems) {
    complain(`${file}:${line}${column === undefined ? "" : `:${column}`}: ${printable(message)}\n`);
  }
  if (ignoredColumns.length > 0) complain(`${file}: not used: ${printable(ignoredColumns.join(", "))}\n`);
  if (rows.length === 0)
    throw new UsageError(`${file} has no people`, "It needs a header, as email,firstName,lastName,role.");
  return { rows, isWhole: problems.length === 0 };
}

async function readBytes(file: string): Promise<Uint8Array> {
  return readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${JSON.stringify(file)} can't be read: ${error.code}`);
  });
}
