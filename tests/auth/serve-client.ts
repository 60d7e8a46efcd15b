import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join, normalize } from "node:path";
import { fromRoot } from "../../scripts/files.js";

/** A server of pages that can import the client as it is published, without a bundler. */
export interface ClientPages {
  /** `http://127.0.0.1:49152`; every path outside of the client is an empty page. */
  readonly url: string;
  close(): Promise<void>;
}

const IMPORTS = { "@rcw/client/auth": "/client/auth/index.js", oauth4webapi: "/oauth4webapi/index.js" };
const PAGE = `<!doctype html><script type="importmap">${JSON.stringify({ imports: IMPORTS })}</script>`;

export async function serveClient(): Promise<ClientPages> {
  const client = fromRoot("packages/client");
  const library = dirname(createRequire(join(client, "package.json")).resolve("oauth4webapi"));
  const folders = new Map([
    ["/client/", join(client, "dist")],
    ["/oauth4webapi/", library],
  ]);
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url ?? "/", "http://localhost").pathname);
    const [prefix, folder] = [...folders].find(([start]) => path.startsWith(start)) ?? [];
    if (prefix === undefined || folder === undefined) {
      response.setHeader("Content-Type", "text/html").end(PAGE);
      return;
    }
    const text = await readFile(join(folder, path.slice(prefix.length)), "utf8").catch(() => undefined);
    response.statusCode = text === undefined ? 404 : 200;
    response.setHeader("Content-Type", "text/javascript").end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
