import { type Command, Option } from "commander";
import { OUTPUT_FORMATS, type OutputFormat } from "../output/output-format.js";

/** Options that every command takes. */
export interface GlobalOptions {
  readonly profile?: string;
  /** Name of a scenario. */
  readonly fake?: string;
  readonly baseUrl?: string;
  readonly output?: OutputFormat;
  readonly columns?: string;
  readonly query?: string;
  readonly wait: boolean;
  readonly verbose?: boolean;
}

export function addGlobalOptions(program: Command): Command {
  return program
    .option("--profile <name>", "the login to use; RCW_PROFILE, or the one of the last `rcw login`, if left out")
    .option(
      "--fake [scenario]",
      "ask a service in this process instead of RingCentral, without an account; scheduled-town-hall if left out",
    )
    .option("--base-url <url>", "address of the service; RCW_BASE_URL, the profile's or RingCentral's if left out")
    .addOption(
      new Option("-o, --output <format>", "how to print; table in a terminal and json elsewhere if left out").choices(
        OUTPUT_FORMATS,
      ),
    )
    .option("--columns <names>", "which columns, as id,host.firstName; for table and csv")
    .option("-q, --query <jmespath>", "what to print of the answer, as records[].email")
    .option("--no-wait", "don't wait for the rate limit, and don't repeat: end with code 5 or 6 at once")
    .option("--verbose", "a line for each request, on standard error");
}
