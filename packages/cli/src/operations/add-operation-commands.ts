import type { OperationDescription, ParameterDescription } from "@rcw/types";
import { type Command, Option } from "commander";
import { HELP_STYLE } from "../program/help-style.js";
import { commandName, flagName, operations } from "./command-names.js";
import { descriptionOf, flagDescription, helpAfterFlags, summaryOf } from "./operation-help.js";

const collect = (value: string, before: string[] | undefined) => [...(before ?? []), value];

/** A command for each operation of the table, under one for each service. */
export function addOperationCommands(program: Command): void {
  for (const service of new Set(operations.map((operation) => operation.service))) {
    addService(
      program,
      service,
      operations.filter((operation) => operation.service === service),
    );
  }
}

function addService(program: Command, service: string, members: readonly OperationDescription[]): void {
  const methods = members.map(({ method }) => commandName(method)).join(", ");
  const parent = program.command(commandName(service)).description(methods).helpGroup("Operations:");
  const summaries = new Map(members.map((operation) => [addOperation(parent, operation), operation]));
  parent.configureHelp({
    ...HELP_STYLE,
    subcommandDescription: (command) => {
      const operation = summaries.get(command);
      return operation ? summaryOf(operation) : command.description();
    },
  });
}

function addOperation(parent: Command, operation: OperationDescription): Command {
  const command = parent.command(commandName(operation.method));
  const flags = new Map(operation.parameters.map((parameter) => [addFlag(command, parameter), parameter]));
  if (operation.body) addBodyFlags(command);
  if (operation.paging) addPagingFlags(command);
  command.configureHelp({
    ...HELP_STYLE,
    // Read from the API description when somebody asks for help.
    commandDescription: () => descriptionOf(operation),
    optionDescription: (option) => {
      const parameter = flags.get(option);
      return parameter ? flagDescription(operation, parameter) : option.description;
    },
  });
  command.addHelpText("after", () => helpAfterFlags(operation));
  return command.action(async () => {
    const { runOperation } = await import("./run-operation.js");
    await runOperation(operation, command.optsWithGlobals());
  });
}

function addFlag(command: Command, parameter: ParameterDescription): Option {
  const isList = parameter.type === "array";
  const option = new Option(`--${flagName(parameter)} <value${isList ? ",..." : ""}>`);
  const values = parameter.enum ?? parameter.items?.enum;
  // For completion; whether a value is allowed is for the client to say, which knows of lists too.
  if (values) option.choices(values.map(String));
  option.argParser(collect).makeOptionMandatory(parameter.required === true);
  command.addOption(option);
  return option;
}

function addBodyFlags(command: Command): void {
  command
    .option("--body <json>", "the request body as JSON or YAML; @file for what a file holds, - for standard input")
    .option("--set <name=value>", "a property of the body, as settings.qnaEnabled=true; as often as you like", collect)
    .option("--set-file <name=file>", "the same with the text of a file, for secrets; - for standard input", collect);
}

function addPagingFlags(command: Command): void {
  command
    .option("--all", "every page; without it one, and how to go on")
    .option("--limit <number>", "how many items at most, with --all");
}
