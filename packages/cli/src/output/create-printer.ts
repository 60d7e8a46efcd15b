import { UsageError } from "../failures/usage-error.js";
import type { GlobalOptions } from "../program/global-options.js";
import { print } from "../terminal/streams.js";
import { createFormat } from "./create-format.js";
import { compileQuery } from "./query.js";

/** Prints what a command has to tell, in the format that was asked for. */
export interface Printer {
  /** One value; with `items` the name of the property that holds a page's list. */
  printAnswer(answer: unknown, items?: string): Promise<void>;
  /** A list that comes piece by piece. */
  printItems(items: AsyncIterable<unknown>, name?: string): Promise<void>;
}

/** Checks the options before anything is sent. */
export async function createPrinter(options: Pick<GlobalOptions, "output" | "columns" | "query">): Promise<Printer> {
  const output = options.output ?? (process.stdout.isTTY ? "table" : "json");
  const columns = options.columns
    ?.split(",")
    .map((name) => name.trim())
    .filter(Boolean);
  if (columns?.length === 0) throw new UsageError("--columns takes names, as id,host.firstName");
  if (options.columns !== undefined && output !== "table" && output !== "csv") {
    throw new UsageError(
      `--columns goes with table and csv, and the output is ${output}`,
      "Take --query for other formats.",
    );
  }
  const query = options.query === undefined ? undefined : await compileQuery(options.query);
  const format = await createFormat(output, columns);

  return {
    async printAnswer(answer, items) {
      // A successful answer without a body.
      if (answer === undefined) return;
      if (answer instanceof Blob) return printBytes(answer);
      const shown = query ? query(answer) : answer;
      const list = query || items === undefined ? shown : (shown as Record<string, unknown>)[items];
      if (format.isOfRows && Array.isArray(list)) await writeList(list);
      else await print(format.value(shown));
    },
    async printItems(items) {
      // A query and a table see the whole; the other formats go on as items come.
      if (query || format.isWhole) {
        const all = await collect(items);
        const shown = query ? query(all) : all;
        return Array.isArray(shown) ? writeList(shown) : print(format.value(shown));
      }
      return writeList(items);
    },
  };

  async function writeList(items: AsyncIterable<unknown> | readonly unknown[]): Promise<void> {
    const writer = format.list();
    for await (const item of items) {
      const text = writer.item(item);
      if (text) await print(text);
    }
    await print(writer.end());
  }
}

async function collect(items: AsyncIterable<unknown>): Promise<unknown[]> {
  const all: unknown[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function printBytes(blob: Blob): Promise<void> {
  if (process.stdout.isTTY) throw new UsageError("the answer is binary", "Send it to a file: rcw ... > file");
  await new Promise<void>((resolve, reject) => {
    blob
      .arrayBuffer()
      .then(
        (bytes) => process.stdout.write(new Uint8Array(bytes), (error) => (error ? reject(error) : resolve())),
        reject,
      );
  });
}
