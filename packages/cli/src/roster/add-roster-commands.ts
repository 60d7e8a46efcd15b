import type { Command } from "commander";

/** `rcw roster plan | apply | export | diff`. */
export function addRosterCommands(program: Command): void {
  const roster = program
    .command("roster")
    .description("a session's invitees equal to a list of people: plan, apply, export, diff");

  const plan = withSession(roster.command("plan").argument("<people.csv>", "the list, or - for standard input"), true)
    .description("what would make the session equal to the list; nothing is changed")
    .option("--remove-missing", "remove who is invited and isn't in the list; the host never is")
    .option("--save <plan.json>", "keep the plan, for rcw roster apply --plan");
  plan.action(async (file: string) => (await import("./run-plan.js")).runPlan(file, plan.optsWithGlobals()));

  const apply = withSession(roster.command("apply").argument("[people.csv]", "the list"), false)
    .description("shows the plan, asks, and makes the session equal to the list")
    .option("--plan <plan.json>", "a plan that was saved, instead of a list; also to go on after ^C")
    .option("--remove-missing", "remove who is invited and isn't in the list; the host never is")
    .option("--yes", "don't ask")
    .option("--adapt", "go on when the session isn't what the plan was made from; nobody else is removed")
    .option("--report <report.csv>", "what became of each person, as a table");
  apply.action(async (file: string | undefined) =>
    (await import("./run-apply.js")).runApply(file, apply.optsWithGlobals()),
  );

  const exported = withSession(roster.command("export"), true).description(
    "everyone who is invited, as a list that plan and apply read",
  );
  exported.action(async () => (await import("./run-export.js")).runExport(exported.optsWithGlobals()));

  const diff = withSession(
    roster.command("diff").argument("<people.csv>", "the list, or - for standard input"),
    true,
  ).description("what differs between the list and the session, both ways; ends with 1 when something does");
  diff.action(async (file: string) => (await import("./run-diff.js")).runDiff(file, diff.optsWithGlobals()));
}

/** The flags that name a session; a saved plan names its own. */
function withSession(command: Command, isNeeded: boolean): Command {
  for (const [flag, what] of [
    ["--webinar-id <id>", "the webinar"],
    ["--session-id <id>", "its session"],
  ] as const) {
    if (isNeeded) command.requiredOption(flag, what);
    else command.option(flag, `${what}; a saved plan names it`);
  }
  return command;
}
