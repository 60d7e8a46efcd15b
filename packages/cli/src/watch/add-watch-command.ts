import type { Command } from "commander";

/** `rcw watch`. */
export function addWatchCommand(program: Command): void {
  const command = program
    .command("watch")
    .description("a session's state and the rate limits, live; a line of JSON each time where nobody watches")
    .requiredOption("--webinar-id <id>", "the webinar")
    .requiredOption("--session-id <id>", "its session")
    .option("--every <seconds>", "how often the service is asked; each time costs two calls of the group Heavy", "30")
    .option("--times <number>", "how often at most; until ^C if left out");
  command.action(async () => (await import("./run-watch.js")).runWatch(command.optsWithGlobals()));
}
