import tab from "@bomb.sh/tab/commander";
import type { Command, Option } from "commander";

/**
 * `rcw complete bash|zsh|fish|powershell` prints a script for the shell, and `rcw complete -- ...` is what that script
 * asks while somebody types. Loaded for that command only.
 */
export function addCompletion(program: Command): void {
  const root = tab(program);
  for (const command of root.commands.values()) {
    if (command === root) continue;
    for (const { long, description, argChoices = [] } of globalOptions(program)) {
      const name = long?.slice(2);
      if (name === undefined || command.options.has(name)) continue;
      if (argChoices.length === 0) command.option(name, description);
      else {
        command.option(name, description, (complete) => {
          for (const choice of argChoices) complete(choice, "");
        });
      }
    }
  }
}

/** Those that every command takes. */
function globalOptions(program: Command): readonly Option[] {
  return program.options.filter(({ long }) => long !== "--version");
}
