import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { createWorlds } from "../control/worlds/worlds.js";
import { createFakeWebinarApi, type FakeWebinarApi } from "../create-fake-webinar-api.js";
import { answerRequest } from "./answer-request.js";

/** Where a fake server listens, and what is behind it; every member has a default. */
export interface FakeServerOptions {
  /** The service to serve; a new one with real time if left out. */
  readonly fake?: FakeWebinarApi;
  /** A free port if left out. */
  readonly port?: number;
  /** 127.0.0.1 if left out: nobody else on the network reaches it. */
  readonly hostname?: string;
  /** Whether `/rcw-fake/` is the control interface, for tests in other languages; true if left out. */
  readonly control?: boolean;
  /** Gets one line for each request, without secrets. Nothing is logged if left out. */
  readonly log?: (line: string) => void;
}

/** A fake service that listens. */
export interface FakeServer {
  /** Address without a trailing slash: `http://127.0.0.1:49152`. */
  readonly url: string;
  /** What answers requests that name no world. */
  readonly fake: FakeWebinarApi;
  /**
   * What answers the requests with the header `X-Rcw-World: name`. It begins as `fake` was when the server started and
   * shares nothing with any other world, so that tests can run in parallel; it lives as long as the server.
   *
   * @throws {RangeError} for a name that isn't 1 to 64 letters, digits, dots, hyphens and underscores.
   */
  world(name: string): FakeWebinarApi;
  /** Stops listening and closes every connection; resolves when none is left. Closing twice is fine. */
  close(): Promise<void>;
}

/**
 * Serves a fake over HTTP, for programs in other languages, browsers (CORS allows any page) and command-line tools.
 * Planned faults happen to real sockets, and latency takes real time.
 *
 * @example
 * const server = await startFakeServer();
 * await fetch(`${server.url}/webinar/configuration/v1/webinars/1`, {
 *   headers: { Authorization: `Bearer ${server.fake.accessToken}` },
 * });
 * await server.close();
 *
 * @throws the error of the system when the port can't be used.
 */
export async function startFakeServer(options: FakeServerOptions = {}): Promise<FakeServer> {
  const {
    fake = createFakeWebinarApi({ clock: Date }),
    port = 0,
    hostname = "127.0.0.1",
    control = true,
    log,
  } = options;
  const worlds = createWorlds(fake);
  const served = { worlds, control, ...(log && { log }) };
  // The default server is HTTP/1; global Request and Response stay what they are.
  const server = createAdaptorServer({
    fetch: (request, env) => {
      const { incoming, outgoing } = env as { incoming: IncomingMessage; outgoing: ServerResponse };
      return answerRequest({ request, incoming, outgoing }, served);
    },
    overrideGlobalObjects: false,
  }) as Server;
  await listen(server, port, hostname);
  const { port: usedPort } = server.address() as AddressInfo;
  const host = hostname.includes(":") ? `[${hostname}]` : hostname;
  return {
    url: `http://${host}:${usedPort}`,
    fake,
    world: (name) => worlds.get(name),
    close: () => close(server),
  };
}

function listen(server: Server, port: number, hostname: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hostname, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // The only error is that the server isn't listening any more, which is what was asked for.
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
