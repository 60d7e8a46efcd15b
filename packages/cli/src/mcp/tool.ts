import type { SentSchema } from "../document/sent-schema.js";

/** What an agent can do: a tool of the Model Context Protocol. */
export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: SentSchema & { readonly type: "object" };
  readonly annotations: {
    readonly readOnlyHint: boolean;
    readonly destructiveHint?: boolean;
    readonly idempotentHint?: boolean;
    readonly openWorldHint: boolean;
  };
  call(given: Record<string, unknown>, signal: AbortSignal): Promise<ToolAnswer>;
}

/** What a tool has to tell. */
export interface ToolAnswer {
  /** Lines, of which a model may get a part at a time. */
  readonly text: string;
  /** What to do next, if anything; never cut. */
  readonly next?: string;
}
