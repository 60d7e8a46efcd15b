import { writeFile } from "node:fs/promises";
import { planRoster } from "@rcw/roster";
import { connect } from "../connection/connect.js";
import { createPrinter } from "../output/create-printer.js";
import type { GlobalOptions } from "../program/global-options.js";
import { createInterruption } from "../terminal/interruption.js";
import { printable } from "../terminal/printable.js";
import { complain, print } from "../terminal/streams.js";
import { readList } from "./read-list.js";

/** Options of the commands that make a plan. */
export interface PlanOptions extends GlobalOptions {
  readonly webinarId: string;
  readonly sessionId: string;
  readonly removeMissing?: boolean;
  readonly save?: string;
}

/** Prints what would be done: in words, or with `--output` as data. */
export async function runPlan(file: string, options: PlanOptions): Promise<void> {
  const { rows } = await readList(file);
  const connection = await connect(options);
  const { webinarId, sessionId, removeMissing, save } = options;
  const remove = removeMissing ? "missing" : "never";
  const plan = await planRoster(connection.client, { webinarId, sessionId }, rows, {
    remove,
    signal: createInterruption(),
  });
  await connection.close();
  if (save !== undefined) {
    await writeFile(save, `${JSON.stringify(plan, undefined, 2)}\n`, { mode: 0o600 });
    complain(`Kept in ${save}; rcw roster apply --plan ${save} carries it out\n`);
  }
  if (options.output !== undefined || options.query !== undefined)
    await (await createPrinter(options)).printAnswer(plan);
  else await print(`${printable(plan.toText())}\n`);
}
