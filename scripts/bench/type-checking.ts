import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fromRoot } from "../files.js";

const INVITEES = "/webinar/configuration/v1/webinars/{webinarId}/sessions/{sessionId}/invitees";

/** The five invitee operations through the client. */
const OURS = `
import { createWebinarClient } from "@rcw/client";
const rcw = createWebinarClient({ auth: { accessToken: "token" } });
const session = { webinarId: "1", sessionId: "2" };
const { records } = await rcw.invitees.list({ ...session, perPage: 100 });
await rcw.invitees.bulkUpdate({ ...session, body: { deletedInvitees: [{ id: records[0]?.id ?? "" }] } });
const invitee = await rcw.invitees.get({ ...session, inviteeId: "3" });
await rcw.invitees.update({ ...session, inviteeId: "3", body: { role: "CoHost" } });
await rcw.invitees.delete({ ...session, inviteeId: invitee.id ?? "" });
`;

/** The same through bare openapi-fetch, by the same types. */
const OPENAPI_FETCH = `
import type { paths } from "@rcw/types";
import createClient from "openapi-fetch";
const api = createClient<paths>({ baseUrl: "https://platform.ringcentral.com" });
const path = { webinarId: "1", sessionId: "2" };
const { data: list } = await api.GET("${INVITEES}", { params: { path, query: { perPage: 100 } } });
await api.PATCH("${INVITEES}", { params: { path }, body: { deletedInvitees: [{ id: list?.records[0]?.id ?? "" }] } });
const one = { params: { path: { ...path, inviteeId: "3" } } };
const { data } = await api.GET("${INVITEES}/{inviteeId}", one);
await api.PUT("${INVITEES}/{inviteeId}", { ...one, body: { role: "CoHost" } });
await api.DELETE("${INVITEES}/{inviteeId}", { params: { path: { ...path, inviteeId: data?.id ?? "" } } });
`;

const COMPILER_OPTIONS = {
  noEmit: true,
  strict: true,
  skipLibCheck: true,
  target: "es2022",
  module: "nodenext",
  lib: ["es2023", "dom"],
  types: [],
};

/** Prints how many types the compiler makes for a file that calls the five invitee operations. */
export async function benchTypeChecking(): Promise<void> {
  const ours = await countInstantiations(OURS);
  const others = await countInstantiations(OPENAPI_FETCH);
  console.log("type instantiations of a file with the five invitee calls (tsc --extendedDiagnostics):");
  console.log(`  ours ${ours} (aim: under 1000), openapi-fetch ${others}, ratio ${(ours / others).toFixed(4)}`);
}

/** What the compiler reports, less nothing: the file is the whole program, with the packages' declarations. */
async function countInstantiations(source: string): Promise<number> {
  // Within the repository, so that packages are found as an app finds them.
  const folder = await mkdtemp(fromRoot("node_modules/.rcw-types-"));
  try {
    const tsconfig = { compilerOptions: COMPILER_OPTIONS, files: ["app.ts"] };
    await writeFile(join(folder, "app.ts"), source);
    await writeFile(join(folder, "package.json"), '{ "type": "module" }');
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
    const tsc = fromRoot("node_modules/typescript/bin/tsc");
    const { stdout, status } = spawnSync(process.execPath, [tsc, "-p", folder, "--extendedDiagnostics"], {
      encoding: "utf8",
    });
    const [, count] = /Instantiations:\s+(\d+)/.exec(stdout) ?? [];
    if (status !== 0 || count === undefined) throw new Error(`The file doesn't compile:\n${stdout}`);
    return Number(count);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
