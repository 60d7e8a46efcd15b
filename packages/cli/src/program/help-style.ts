import type { HelpConfiguration } from "commander";

/** How help looks, in every command. */
export const HELP_STYLE: HelpConfiguration = {
  showGlobalOptions: true,
  sortSubcommands: false,
  // An optional value stands behind `=`: see normalizeArguments.
  optionTerm: ({ flags }) => flags.replace(" [", "[="),
};
