import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A file of a small website. */
export interface ServedFile {
  readonly type: string;
  readonly text: string;
}

/** A website on a free loopback port. */
export interface Website {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Serves files under their paths (`/app.js`), and 404 for anything else. */
export async function serveFiles(files: Readonly<Record<string, ServedFile>>): Promise<Website> {
  const server = createServer((request, response) => {
    const file = files[request.url ?? ""];
    if (file === undefined) response.writeHead(404).end();
    else response.writeHead(200, { "Content-Type": file.type }).end(file.text);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
