import { mkdtemp, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runServer } from "verdaccio";

/** A registry on this machine, which knows the packages of this repository and no others. */
export interface Registry {
  /** `http://127.0.0.1:PORT/`. */
  readonly url: string;
  /** Lines of an `.npmrc` with which a package manager finds it, and may publish to it. */
  readonly npmrc: string;
  /** Stops it and removes all that was published. */
  close(): Promise<void>;
}

/** Starts Verdaccio on a free port of loopback, with an empty storage of its own. */
export async function startRegistry(): Promise<Registry> {
  const folder = await mkdtemp(join(tmpdir(), "rcw-registry-"));
  const config = join(folder, "config.yaml");
  // No uplink: what isn't published here is asked for elsewhere, by way of the scope in the .npmrc.
  await writeFile(
    config,
    `storage: ${join(folder, "storage")}
auth: { htpasswd: { file: ${join(folder, "htpasswd")} } }
uplinks: {}
packages: { "@rcw/*": { access: $all, publish: $all, unpublish: $all } }
max_body_size: 50mb
web: { enable: false }
log: { type: stdout, format: pretty, level: fatal }
`,
  );
  const server = (await runServer(config)) as Server;
  await new Promise<void>((resolve, reject) => server.once("error", reject).listen(0, "127.0.0.1", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url: `http://${host}/`,
    npmrc: `@rcw:registry=http://${host}/\n//${host}/:_authToken=nobody\n`,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}
