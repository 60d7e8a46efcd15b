import { version } from "../generated/version.js";

/** How the SDK names itself and where it runs, as a detail of the app: `MyApp/1.0 (rcw/0.1.0; node 20.20.2)`. */
export function sdkNameFor(app: string | undefined): string {
  return app ? `${app} (rcw/${version}; ${runtime()})` : `rcw/${version} (${runtime()})`;
}

function runtime(): string {
  const { Bun, Deno, process } = globalThis as {
    Bun?: { version: string };
    Deno?: { version: { deno: string } };
    process?: { versions?: { node?: string } };
  };
  if (Bun) return `bun ${Bun.version}`;
  if (Deno) return `deno ${Deno.version.deno}`;
  return process?.versions?.node ? `node ${process.versions.node}` : "browser";
}
