import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import { UsageError } from "../failures/usage-error.js";
import { complain } from "../terminal/streams.js";

/** What to serve, and to whom. */
export interface ServeHttpOptions {
  /** Makes the server of a new session. */
  readonly create: () => Server;
  /** 0 for a free one. */
  readonly port: number;
  /** What a caller has to have: `Authorization: Bearer <token>`. */
  readonly token: string;
  readonly stopped: AbortSignal;
}

const HOST = "127.0.0.1";
/** Sessions at a time; one that isn't closed stays until the process ends. */
const MAX_SESSIONS = 100;

/** Serves `/mcp` on a loopback address until `stopped`. */
export async function serveHttp({ create, port, token, stopped }: ServeHttpOptions): Promise<void> {
  const sessions = new Map<string, StreamableHTTPServerTransport>();

  const transportFor = async (request: IncomingMessage): Promise<StreamableHTTPServerTransport | number> => {
    const sessionId = request.headers["mcp-session-id"];
    if (typeof sessionId === "string") return sessions.get(sessionId) ?? 404;
    if (sessions.size >= MAX_SESSIONS) return 503;
    const transport: StreamableHTTPServerTransport = new StreamableHTTPServerTransport({
      sessionIdGenerator: () => randomUUID(),
      onsessioninitialized: (id) => void sessions.set(id, transport),
      onsessionclosed: (id) => void sessions.delete(id),
    });
    // The SDK's own class isn't a Transport under exactOptionalPropertyTypes.
    await create().connect(transport as Transport);
    return transport;
  };

  const server = createServer(async (request, response) => {
    const refusal = refuse(request, token);
    if (refusal !== undefined) return answer(response, refusal);
    const transport = await transportFor(request);
    if (typeof transport === "number") return answer(response, transport);
    await transport.handleRequest(request, response);
  });
  await new Promise<void>((listening, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      fail(new UsageError(`port ${port} can't be listened on: ${error.code}`, "Take another --port, or leave it out.")),
    );
    server.listen(port, HOST, listening);
  });
  complain(
    `Serving http://${HOST}:${(server.address() as AddressInfo).port}/mcp to whoever has RCW_MCP_TOKEN; ^C ends it\n`,
  );

  await new Promise<void>((resolve) => stopped.addEventListener("abort", () => resolve()));
  for (const transport of sessions.values()) await transport.close();
  server.close();
  server.closeAllConnections();
}

/** The status that a request gets which isn't let in. */
function refuse({ url, headers }: IncomingMessage, token: string): number | undefined {
  if (new URL(url ?? "/", "http://localhost").pathname !== "/mcp") return 404;
  // A page that has its own name resolve to this address (DNS rebinding) has another Host, and every page an Origin.
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? "")) return 403;
  if (headers.origin !== undefined && !/^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.origin))
    return 403;
  return isSame(headers.authorization ?? "", `Bearer ${token}`) ? undefined : 401;
}

/** Takes as long for any text. */
function isSame(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}

function answer(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 401 ? { "WWW-Authenticate": "Bearer" } : {});
  response.end();
}
