import type { AddressInfo } from "node:net";
import { serve as serveHono } from "@hono/node-server";
import type { Hono } from "hono";

/** A server on a port, and its end. */
export interface Served {
  readonly url: string;
  close(): Promise<void>;
}

/** @param port 0 for a free one. */
export async function serve(app: Hono, port: number, hostname: string): Promise<Served> {
  const { server, address } = await new Promise<{ server: ReturnType<typeof serveHono>; address: AddressInfo }>(
    (resolve) => {
      const server = serveHono({ fetch: app.fetch, port, hostname }, (address) => resolve({ server, address }));
    },
  );
  return {
    url: `http://${address.address}:${address.port}`,
    async close() {
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
