import type { Command } from "commander";

/** `rcw webhooks listen`. */
export function addWebhooksCommand(program: Command): void {
  const webhooks = program.command("webhooks").description("what the service tells us");
  const listen = webhooks
    .command("listen")
    .description("makes a subscription, prints its events, one a line, and takes it away at the end")
    .option("--address <url>", "where the service reaches this machine, as a tunnel's https address; not with --fake")
    .option("--port <number>", "where to listen, on 127.0.0.1; a free port if left out", "0")
    .option("--events <names>", "which, as session.state,registrant.created; all if left out")
    .option("--forward-to <url>", "sends each notification on, as it came; RCW_VERIFICATION_TOKEN is the token in it")
    .option("--times <number>", "how many events at most; until ^C if left out");
  listen.action(async () => (await import("./run-listen.js")).runListen(listen.optsWithGlobals()));
}
