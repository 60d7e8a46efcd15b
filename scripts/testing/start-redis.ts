import { execFileSync, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A redis-server of a test's own, on a free port; a crash loses nothing of what it has answered. */
export interface TestRedis {
  readonly url: string;
  /** Starts it anew; with `isEmptied` it has lost what it kept. */
  restart(options?: { isEmptied?: boolean }): Promise<void>;
  /** Ends it, as a crash would; `restart` brings it back. */
  kill(): Promise<void>;
  /** Ends it, and removes its files. */
  close(): Promise<void>;
}

/** Why there is no redis-server; undefined when there is one. With `CI` it is an error: tests don't pass by being skipped. */
export const redisProblem: string | undefined = findProblem();

/** Why none can be killed and started anew: there is but the one of `REDIS_URL`. */
export const restartProblem: string | undefined =
  redisProblem ?? (isOnPath() ? undefined : "the Redis of REDIS_URL isn't the tests' own to kill");

/** Starts one, or takes that of `REDIS_URL` where no server can be started. @throws {Error} when there is none; see `redisProblem`. */
export async function startRedis(): Promise<TestRedis> {
  if (redisProblem !== undefined) throw new Error(redisProblem);
  if (restartProblem !== undefined) return takeGiven(process.env.REDIS_URL ?? "", restartProblem);
  const folder = await mkdtemp(join(tmpdir(), "rcw-redis-"));
  const port = await findFreePort();
  let server = await launch(port, folder);
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const gone = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGKILL");
    await gone;
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart({ isEmptied = false } = {}) {
      await kill();
      if (isEmptied) await rm(join(folder, "appendonlydir"), { recursive: true, force: true });
      server = await launch(port, folder);
    },
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function takeGiven(url: string, problem: string): TestRedis {
  const refuse = () => Promise.reject(new Error(problem));
  return { url, kill: refuse, restart: refuse, close: async () => {} };
}

function isOnPath(): boolean {
  try {
    execFileSync("redis-server", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Looks for one on the PATH, for `REDIS_URL`, and as root on Debian installs one. */
function findProblem(): string | undefined {
  if (isOnPath() || process.env.REDIS_URL) return undefined;
  if (process.getuid?.() === 0 && existsSync("/etc/debian_version")) {
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
    // Several test processes may want it at once: the first one installs, the others wait for it.
    const install =
      "command -v redis-server || apt-get install -y --no-install-recommends redis-server || " +
      "(apt-get update && apt-get install -y --no-install-recommends redis-server)";
    try {
      execFileSync("flock", ["/tmp/rcw-redis-install.lock", "sh", "-c", install], {
        stdio: "ignore",
        env: environment,
      });
    } catch {
      // What follows says what to do.
    }
    if (isOnPath()) return undefined;
  }
  const problem =
    "there is no redis-server on the PATH, and none could be installed: install one (Debian and Ubuntu: apt-get install " +
    "redis-server; macOS: brew install redis), or give REDIS_URL";
  if (process.env.CI) throw new Error(problem);
  return problem;
}

async function launch(port: number, folder: string) {
  const options = ["--port", `${port}`, "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--loglevel", "warning"];
  const persistence = ["--appendonly", "yes", "--appendfsync", "everysec"];
  const server = spawn("redis-server", [...options, ...persistence], { stdio: "ignore" });
  for (let tries = 0; tries < 500; tries += 1) {
    if (await accepts(port)) return server;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  server.kill("SIGKILL");
  throw new Error(`redis-server hasn't begun to listen on port ${port} within 10 s`);
}

/** Whether it answers, and has read its file. */
function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    socket.once("data", (data) => {
      socket.destroy();
      resolve(String(data).startsWith("+PONG"));
    });
    socket.once("error", () => resolve(false));
  });
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
