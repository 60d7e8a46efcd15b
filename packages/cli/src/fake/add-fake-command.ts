import type { Command } from "commander";

/** `rcw fake`: the command `rcw-fake` of `@rcw/testing`, with the arguments that it takes. */
export function addFakeCommand(program: Command): void {
  program
    .command("fake")
    .description("a RingCentral Webinar service on this machine; rcw fake --help has its options")
    .allowUnknownOption()
    .allowExcessArguments()
    .helpOption(false)
    .argument("[options...]");
}
