import { mkdir, readFile, rm, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Clock, systemClock } from "../../time/clock.js";
import { isTokens } from "../is-tokens.js";
import { TokenError } from "../token-error.js";
import type { TokenStore } from "../token-store.js";
import type { Tokens } from "../tokens.js";
import { withFileLock } from "./file-lock.js";
import { realFile } from "./real-file.js";
import { replaceFile } from "./replace-file.js";

/** Options of `createFileTokenStore`. */
export interface FileTokenStoreOptions {
  /** Longest time to wait for another process to be done, in milliseconds. Default: 60000. */
  lockTimeoutMs?: number;
  /** Source of time. Default: the machine's. */
  clock?: Clock;
}

/**
 * Keeps tokens in a file, for the processes that share it. Only its owner may read it (mode 0600; Windows has no such
 * modes: put it into the user's own folder there), and it is replaced as a whole, so that a crash leaves the old
 * tokens or the new ones. The file that a symbolic link leads to is the one that is replaced; the link stays. An empty
 * file holds no login. A file that others may read is warned about (`process` event `warning`, code
 * `RCW_TOKENS_READABLE`), until it is saved again. The folder is made if need be.
 *
 * A lock beside it, `<file>.lock`, keeps two processes from spending the same refresh token. It says who holds it: when
 * that process has died, the next one on the same machine takes the lock over at once, and one on another machine after
 * having waited 10 s for it, in one call or in several.
 *
 * @example
 * const store = createFileTokenStore("/var/lib/my-app/tokens.json");
 * const tokens = createTokenManager({ clientId, clientSecret, jwt, store });
 * @throws {TokenError} from its methods, when the file holds something else or the lock isn't free in time; errors of
 * the file system as they are.
 */
export function createFileTokenStore(path: string, options: FileTokenStoreOptions = {}): TokenStore {
  const { lockTimeoutMs = 60_000, clock = systemClock } = options;
  const givenFile = resolve(path);
  const makeFolder = (file: string) => mkdir(dirname(file), { recursive: true, mode: 0o700 });
  let isModeKnown = false;
  return {
    async load() {
      const file = await realFile(givenFile);
      const text = await readFile(file, "utf8").catch(ignoreMissing);
      if (!text?.trim()) return undefined;
      if (!isModeKnown) await warnIfReadable(file);
      isModeKnown = true;
      return parseTokens(text, file);
    },
    async save(tokens) {
      const file = await realFile(givenFile);
      await makeFolder(file);
      await replaceFile(file, `${JSON.stringify(tokens, undefined, 2)}\n`);
      isModeKnown = true;
    },
    remove: async () => rm(await realFile(givenFile), { force: true }),
    async withLock(action) {
      const file = await realFile(givenFile);
      await makeFolder(file);
      return withFileLock(`${file}.lock`, { clock, timeoutMs: lockTimeoutMs }, action);
    },
  };
}

async function warnIfReadable(file: string): Promise<void> {
  const { mode } = await stat(file);
  if (process.platform === "win32" || (mode & 0o077) === 0) return;
  process.emitWarning(
    `${file} holds tokens, and others may read it (mode ${(mode & 0o777).toString(8)}); run: chmod 600 ${file}`,
    { code: "RCW_TOKENS_READABLE" },
  );
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}

/** The parser's own error would show a piece of the text. */
function parseTokens(text: string, file: string): Tokens {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isTokens(value)) return value;
  throw new TokenError(`${file} holds no tokens of createFileTokenStore(); remove it, and log in again`, {
    needsLogin: true,
  });
}
