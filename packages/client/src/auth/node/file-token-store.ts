import { mkdir, readFile, rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { type Clock, systemClock } from "../../time/clock.js";
import { isTokens } from "../is-tokens.js";
import { TokenError } from "../token-error.js";
import type { TokenStore } from "../token-store.js";
import type { Tokens } from "../tokens.js";
import { withFileLock } from "./file-lock.js";
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
 * tokens or the new ones. A lock beside it, `<path>.lock`, keeps two processes from spending the same refresh token.
 * The folder is made if need be.
 *
 * @example
 * const store = createFileTokenStore("/var/lib/my-app/tokens.json");
 * const tokens = createTokenManager({ clientId, clientSecret, jwt, store });
 * @throws {TokenError} from its methods, when the file holds something else or the lock isn't free in time; errors of
 * the file system as they are.
 */
export function createFileTokenStore(path: string, options: FileTokenStoreOptions = {}): TokenStore {
  const { lockTimeoutMs = 60_000, clock = systemClock } = options;
  const file = resolve(path);
  const makeFolder = () => mkdir(dirname(file), { recursive: true, mode: 0o700 });
  return {
    async load() {
      const text = await readFile(file, "utf8").catch(ignoreMissing);
      return text === undefined ? undefined : parseTokens(text, file);
    },
    async save(tokens) {
      await makeFolder();
      await replaceFile(file, `${JSON.stringify(tokens, undefined, 2)}\n`);
    },
    remove: () => rm(file, { force: true }),
    async withLock(action) {
      await makeFolder();
      return withFileLock(`${file}.lock`, { clock, timeoutMs: lockTimeoutMs }, action);
    },
  };
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
