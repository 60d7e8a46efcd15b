import { isRcwError } from "@rcw/client";
import { Printer } from "./start/printer.js";
import { readStartOptions, StartUsageError } from "./start/read-start-options.js";
import { runAgainstFake } from "./start/run-against-fake.js";
import { runReadOnly } from "./start/run-read-only.js";

const printer = new Printer({
  write: (text) => process.stdout.write(text),
  colours: process.stdout.isTTY === true && !("NO_COLOR" in process.env),
});

try {
  const options = readStartOptions(process.argv.slice(2), process.env);
  if (options === undefined) await runAgainstFake(printer);
  else await runReadOnly(options, printer);
} catch (error) {
  if (error instanceof StartUsageError) {
    console.error(error.message);
    process.exitCode = 2;
  } else if (isRcwError(error)) {
    console.error(`${error.name}: ${error.message}`);
    process.exitCode = 1;
  } else throw error;
}
