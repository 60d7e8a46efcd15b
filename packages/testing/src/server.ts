import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { createFakeWebinarApi, type FakeWebinarApi } from "./create-fake-webinar-api.js";

/** Where a fake server listens, and what is behind it; every member has a default. */
export interface FakeServerOptions {
  /** The service to serve; a new one if left out. */
  readonly fake?: FakeWebinarApi;
  /** A free port if left out. */
  readonly port?: number;
  /** 127.0.0.1 if left out: nobody else on the network reaches it. */
  readonly hostname?: string;
}

/** A fake service that listens. */
export interface FakeServer {
  /** Address without a trailing slash: `http://127.0.0.1:49152`. */
  readonly url: string;
  readonly fake: FakeWebinarApi;
  /** Stops listening and closes every connection; resolves when none is left. Closing twice is fine. */
  close(): Promise<void>;
}

/**
 * Serves a fake over HTTP, for programs in other languages, browsers and command-line tools.
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
  const { fake = createFakeWebinarApi(), port = 0, hostname = "127.0.0.1" } = options;
  // The default server is HTTP/1; global Request and Response stay what they are.
  const server = createAdaptorServer({
    fetch: (request) => answer(fake, request),
    overrideGlobalObjects: false,
  }) as Server;
  await listen(server, port, hostname);
  const { port: usedPort } = server.address() as AddressInfo;
  const host = hostname.includes(":") ? `[${hostname}]` : hostname;
  return { url: `http://${host}:${usedPort}`, fake, close: () => close(server) };
}

/** Over HTTP a defect of the fake is an answer: the caller couldn't catch the error. */
async function answer(fake: FakeWebinarApi, request: Request): Promise<Response> {
  try {
    return await fake.handle(request);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return Response.json({ errors: [{ errorCode: "FAKE-500", message }] }, { status: 500 });
  }
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
