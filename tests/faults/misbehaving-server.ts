import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { answerJson, type Misbehaviour } from "./misbehaviours.js";

/** A request that came, whatever became of its answer. */
export interface ReceivedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Resolves when the connection is closed, by whichever side. */
  readonly closed: Promise<void>;
}

/** A server on a loopback address that does to each request what was planned for it. */
export interface MisbehavingServer {
  readonly url: string;
  /** Every request that came whole, in order. */
  readonly requests: readonly ReceivedRequest[];
  /** Connections that are open now. */
  readonly openConnections: number;
  /** Plans what happens to the next requests, one after the other; to those after them, the usual. */
  plan(...next: readonly Misbehaviour[]): void;
  /** Refuses connections from now on, and breaks those that are open. */
  refuse(): Promise<void>;
  /** Accepts connections again, at the same address. */
  accept(): Promise<void>;
  /** Forgets requests and plans. */
  reset(): void;
  close(): Promise<void>;
}

/** Options of `startMisbehavingServer`. */
export interface MisbehavingServerOptions {
  /** What happens to requests that nothing is planned for. Default: 200 with `{}`. */
  readonly usual?: Misbehaviour;
}

/** Starts the server on a free port. It doesn't keep the process alive. */
export async function startMisbehavingServer({
  usual = answerJson({}),
}: MisbehavingServerOptions = {}): Promise<MisbehavingServer> {
  const requests: ReceivedRequest[] = [];
  const planned: Misbehaviour[] = [];
  const sockets = new Set<Socket>();

  const server = createServer(async (incoming) => {
    const request = await receive(incoming);
    if (request === undefined) return;
    requests.push(request);
    await (planned.shift() ?? usual)(incoming.socket);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    // The other side may go at any time: that is what it is here for.
    socket.on("error", () => {});
  });
  server.unref();

  const listen = async (port: number) => {
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
  };
  const refuse = async () => {
    if (!server.listening) return;
    const closed = once(server, "close");
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
  };

  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get openConnections() {
      return sockets.size;
    },
    plan: (...next) => void planned.push(...next),
    refuse,
    accept: () => listen(port),
    reset: () => {
      requests.length = 0;
      planned.length = 0;
    },
    close: refuse,
  };
}

/** Undefined for a request that breaks off. */
async function receive(incoming: IncomingMessage): Promise<ReceivedRequest | undefined> {
  const { socket } = incoming;
  const closed = new Promise<void>((resolve) => void socket.once("close", () => resolve()));
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
  } catch {
    return undefined;
  }
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]));
  const body = Buffer.concat(chunks).toString("utf8");
  return { method: incoming.method ?? "", path: incoming.url ?? "", headers, body, closed };
}
