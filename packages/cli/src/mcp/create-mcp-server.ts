import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { CallToolRequestSchema, ListToolsRequestSchema } from "@modelcontextprotocol/sdk/types.js";
import { readVersion } from "../program/read-version.js";
import { createKeptResults, READ_ON_SCHEMA } from "./kept-results.js";
import type { Tool } from "./tool.js";
import { toolFailure } from "./tool-failure.js";

/** What a server is made of. */
export interface McpServerOptions {
  readonly tools: readonly Tool[];
  /** Characters of a result that a model gets at a time. */
  readonly resultSize: number;
  /** What the model is told at the beginning. */
  readonly instructions: string;
}

/** A server of the Model Context Protocol with these tools, and one for reading on in a result that was cut off. */
export function createMcpServer({ tools, resultSize, instructions }: McpServerOptions): Server {
  const results = createKeptResults(resultSize);
  const readOn: Tool = {
    name: "read_on",
    title: "Read on in a result",
    description: "Gives the next part of a result that was cut off. The result says when there is one.",
    inputSchema: READ_ON_SCHEMA,
    annotations: { readOnlyHint: true, openWorldHint: false },
    call: async ({ resultId, offset }) => results.read(String(resultId), Number(offset)),
  };
  const byName = new Map([...tools, readOn].map((tool) => [tool.name, tool]));

  const server = new Server(
    { name: "rcw", title: "RingCentral Webinar", version: readVersion() },
    { capabilities: { tools: {} }, instructions },
  );
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: [...byName.values()].map(({ call: _, ...tool }) => ({ ...tool, inputSchema: { ...tool.inputSchema } })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const tool = byName.get(params.name);
    if (tool === undefined) return failed(unknownTool(params.name));
    try {
      const answer = await tool.call(params.arguments ?? {}, signal);
      const cut = tool === readOn ? answer : results.cut(answer.text);
      // What was cut off comes before the next page.
      return told([cut.text, cut.next, tool === readOn ? undefined : answer.next]);
    } catch (error) {
      return failed(toolFailure(error));
    }
  });
  return server;
}

function unknownTool(name: string): string {
  const known =
    "The tools are those of tools/list; those that change something are there when the server was started with --allow-write and the service's name.";
  return `failed: there is no tool ${JSON.stringify(name)} here\nwhy: ${known}\nnext: Take another tool, or tell the user how to allow it.`;
}

function told(texts: readonly (string | undefined)[]) {
  return { content: texts.flatMap((text) => (text === undefined ? [] : [{ type: "text" as const, text }])) };
}

function failed(text: string) {
  return { ...told([text]), isError: true };
}
