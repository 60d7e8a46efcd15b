import { randomUUID } from "node:crypto";
import { readFile, readlink } from "node:fs/promises";
import { hostname } from "node:os";

/** Who holds a lock, as its file says it: enough to know whether the process lives, for those on the same machine. */
interface LockHolder {
  readonly id: string;
  readonly pid: number;
  /** Where the number of the process counts: host, its run since the last start, and the container's own numbers. */
  readonly place: string;
  /** When the process began, in the system's own units: numbers of processes come again. Only Linux tells. */
  readonly startedAt: string | undefined;
}

/** What this process writes into the file of a lock; another text each time. */
export async function describeHolder(): Promise<string> {
  const { pid } = process;
  const holder: LockHolder = {
    id: randomUUID(),
    pid,
    place: await placeOfProcesses(),
    startedAt: (await readLife(pid))?.startedAt,
  };
  return JSON.stringify(holder);
}

/** Whether the holder that a lock's file names is known to be dead; what nobody here can know counts as alive. */
export async function isHolderDead(text: string): Promise<boolean> {
  const holder = parseHolder(text);
  if (holder === undefined || holder.place !== (await placeOfProcesses())) return false;
  const life = await readLife(holder.pid);
  if (life !== undefined) return life.hasEnded || life.startedAt !== holder.startedAt;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    // Another user's process lives too, though it takes no signal.
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    const { pid, place, ...rest } = JSON.parse(text) as LockHolder;
    return Number.isSafeInteger(pid) && pid > 0 && typeof place === "string" ? { ...rest, pid, place } : undefined;
  } catch {
    return undefined;
  }
}

let place: Promise<string> | undefined;

/** Linux tells starts of the machine and containers apart; elsewhere the host's name has to do. */
function placeOfProcesses(): Promise<string> {
  place ??= Promise.all([
    hostname(),
    readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(() => ""),
    readlink("/proc/self/ns/pid").catch(() => ""),
  ]).then((parts) => parts.map((part) => part.trim()).join(" "));
  return place;
}

/** What Linux knows of a process; undefined for none, and on other systems. A zombie is only waited for by its parent. */
async function readLife(pid: number): Promise<{ hasEnded: boolean; startedAt: string } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => undefined);
  // The second field is the name, in parentheses, and may hold blanks and parentheses itself.
  const [state = "", ...fields] = text?.slice(text.lastIndexOf(")") + 2).split(" ") ?? [];
  const startedAt = fields[18];
  return startedAt === undefined ? undefined : { hasEnded: /[ZX]/.test(state), startedAt };
}
