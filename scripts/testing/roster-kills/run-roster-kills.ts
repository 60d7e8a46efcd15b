import { type ChildProcess, fork, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { createWebinarClient } from "@rcw/client";
import { type RosterRow, writeRosterCsv } from "@rcw/roster";
import { scenarios } from "@rcw/testing";
import { fromRoot } from "../../files.js";
import { bundleProcess } from "../bundle-process.js";

/** A roster that changes again and again, carried out by a process that is killed each time. */
export interface RosterKills {
  readonly people: number;
  readonly kills: number;
  /** A number from 0 to 1, anew each time. */
  readonly random: () => number;
  onKill?(kill: { number: number; done: number; total: number }): void;
}

export interface RosterKillsOutcome {
  /** How often the process was killed before it had ended by itself. */
  readonly killed: number;
  /** How often the roster wasn't the list afterwards. */
  readonly wrong: number;
  /** How many people were added under another id, of those who were there before and after. */
  readonly invitedAgain: number;
}

const { webinarId, sessionId } = scenarios["scheduled-town-hall"];
const session = { webinarId, sessionId };

export async function runRosterKills({ people, kills, random, onKill }: RosterKills): Promise<RosterKillsOutcome> {
  const folder = await mkdtemp(join(tmpdir(), "rcw-roster-"));
  const fake = spawn(
    process.execPath,
    [fromRoot("packages/testing/dist/command/rcw-fake.js"), "--scenario", "scheduled-town-hall", "--no-rate-limits"],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const children = new Set<ChildProcess>();
  try {
    const lines = createInterface({ input: fake.stdout })[Symbol.asyncIterator]();
    const baseUrl = String((await lines.next()).value).replace("url: ", "");
    const accessToken = String((await lines.next()).value).replace("access token: ", "");
    const rcw = createWebinarClient({ auth: { accessToken }, baseUrl });
    const program = join(folder, "roster-process.mjs");
    await bundleProcess("scripts/testing/roster-kills/roster-process.ts", program);
    const read = async () => {
      const invitees = await rcw.invitees.list(session).toArray();
      return invitees.filter(({ role }) => role !== "Host");
    };
    /** Runs the process; `killAt` is a share of its steps, and how long after that step it is killed. */
    const carryOut = (files: readonly string[], killAt?: { share: number; afterMs: number }) =>
      new Promise<"ended" | "killed">((resolve, reject) => {
        const child = fork(program, [baseUrl, accessToken, webinarId, sessionId, ...files], { execArgv: [] });
        children.add(child);
        let isDue = false;
        child.on("message", ({ done, total }: { done: number; total: number }) => {
          if (killAt === undefined || isDue || done < killAt.share * total) return;
          isDue = true;
          setTimeout(() => {
            if (child.exitCode === null) onKill?.({ number: killed + 1, done, total });
            child.kill("SIGKILL");
          }, killAt.afterMs);
        });
        child.once("exit", (code, signal) => {
          children.delete(child);
          if (signal === "SIGKILL") resolve("killed");
          else if (code === 0) resolve("ended");
          else reject(new Error(`the process ended with ${code}`));
        });
      });

    let [killed, wrong, invitedAgain] = [0, 0, 0];
    let list: RosterRow[] = Array.from({ length: people }, (_, index) => personOf(index, "Panelist"));
    let next = people;
    let before = new Map<string, string>();
    for (let number = 0; number < kills; number += 1) {
      const files = [join(folder, `${number}.csv`), join(folder, `${number}.json`)] as const;
      await writeFile(files[0], writeRosterCsv(list));
      const killAt = { share: random(), afterMs: random() * 40 };
      if ((await carryOut(files, killAt)) === "killed") {
        killed += 1;
        await carryOut(files);
      }
      const now = await read();
      const wanted = list.map(({ email, role }) => `${email} ${role}`).sort();
      const found = now.map(({ email, role }) => `${email} ${role}`).sort();
      if (wanted.length !== found.length || wanted.some((each, index) => each !== found[index])) wrong += 1;
      const ids = new Map(now.map(({ email = "", id = "" }) => [email, id]));
      for (const [email, id] of before) if (ids.has(email) && ids.get(email) !== id) invitedAgain += 1;
      before = ids;
      // A tenth changes: some go, some come, some get another role.
      list = list.flatMap((row) => {
        const chance = random();
        if (chance < 0.03) return [];
        return chance < 0.07 ? [{ ...row, role: row.role === "CoHost" ? "Panelist" : "CoHost" }] : [row];
      });
      while (list.length < people) list.push(personOf(next++, "Panelist"));
    }
    return { killed, wrong, invitedAgain };
  } finally {
    for (const child of children) child.kill("SIGKILL");
    if (fake.exitCode === null) {
      fake.kill("SIGKILL");
      await once(fake, "exit");
    }
    await rm(folder, { recursive: true, force: true });
  }
}

function personOf(number: number, role: "Panelist" | "CoHost"): RosterRow {
  return { email: `p${number}@example.com`, firstName: `P${number}`, lastName: "Doe", role };
}
