import type { PagedCall } from "@rcw/client";
import type { OperationDescription } from "@rcw/types";
import { callOperation } from "../connection/call-operation.js";
import { connect } from "../connection/connect.js";
import { UsageError } from "../failures/usage-error.js";
import { createPrinter } from "../output/create-printer.js";
import type { GlobalOptions } from "../program/global-options.js";
import { createInterruption } from "../terminal/interruption.js";
import { showProgress } from "../terminal/progress.js";
import { complain } from "../terminal/streams.js";
import { argumentName, flagName } from "./command-names.js";
import { type BodyFlags, readBody } from "./read-body.js";
import { readParameter } from "./read-parameter.js";

/** What Commander gives for the command of an operation; a parameter's flag under its name in camel case. */
export interface OperationFlags extends GlobalOptions, BodyFlags {
  readonly all?: boolean;
  readonly limit?: string;
  readonly [flag: string]: unknown;
}

/** Calls an operation with what the flags say, and prints what it answers. */
export async function runOperation(operation: OperationDescription, flags: OperationFlags): Promise<void> {
  const printer = await createPrinter(flags);
  const given: Record<string, unknown> = {};
  for (const parameter of operation.parameters) {
    const texts = flags[attributeName(flagName(parameter))] as string[] | undefined;
    if (texts !== undefined) given[argumentName(parameter)] = readParameter(parameter, texts);
  }
  const body = operation.body && (await readBody(operation.operationId, flags));
  if (body !== undefined) given.body = body;
  const limit = readLimit(flags);

  const connection = await connect(flags);
  const signal = createInterruption();
  try {
    const call = callOperation(connection.client, operation, given, { signal, ...(limit !== undefined && { limit }) });
    if (operation.paging && flags.all) {
      await printer.printItems(withProgress(call as PagedCall<unknown, unknown>), operation.paging.items);
      return;
    }
    const answer = await call;
    await printer.printAnswer(answer, operation.paging?.items);
    if (operation.paging && process.stderr.isTTY) tellOfMore(answer, operation.paging.nextPageToken);
  } finally {
    await connection.close();
  }
}

/** The name under which Commander keeps a flag. */
function attributeName(flag: string): string {
  return flag.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function readLimit({ limit, all }: OperationFlags): number | undefined {
  if (limit === undefined) return undefined;
  if (!all) throw new UsageError("--limit goes with --all", "Add --all, or take --per-page for the size of one page.");
  if (/^\d{1,9}$/.test(limit)) return Number(limit);
  throw new UsageError(`--limit takes a whole number, received ${JSON.stringify(limit)}`);
}

/** The items one after the other, with their count on standard error while somebody watches it. */
async function* withProgress(items: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  const progress = await showProgress();
  let count = 0;
  try {
    for await (const item of items) {
      progress.update(`${++count} items`);
      yield item;
    }
  } finally {
    progress.end();
  }
}

function tellOfMore(answer: unknown, path: string): void {
  const read = (value: unknown, name: string) => (value as Record<string, unknown> | undefined)?.[name];
  const token = path.split(".").reduce(read, answer);
  if (typeof token === "string" && token !== "")
    complain(`There is more: --all for everything, --page-token ${token} for the next page\n`);
}
