import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";

/** A server on a free port of this machine, and its end. */
export interface ServedReceiver {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves a listener over real HTTP. */
export async function serveReceiver(listener: RequestListener): Promise<ServedReceiver> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/rcw`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
