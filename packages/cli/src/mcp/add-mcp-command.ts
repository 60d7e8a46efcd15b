import type { Command } from "commander";

/** `rcw mcp`. */
export function addMcpCommand(program: Command): void {
  const command = program
    .command("mcp")
    .description("the API as tools for agents: a server of the Model Context Protocol, on standard input and output")
    .option(
      "--allow-write <services>",
      "let agents change something, in the services named, as invitees,sessions; nothing if left out",
    )
    .option("--result-size <characters>", "what an agent gets of a result at a time", "20000")
    .option("--http", "over streamable HTTP on a loopback address instead; asks for the token of RCW_MCP_TOKEN")
    .option("--port <number>", "with --http; a free one if left out");
  command.action(async () => (await import("./run-mcp.js")).runMcp(command.optsWithGlobals()));
}
