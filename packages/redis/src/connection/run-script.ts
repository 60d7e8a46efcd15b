import { createHash } from "node:crypto";
import type { RedisClient, ScriptArguments } from "./redis-client.js";
import { RedisUnavailableError } from "./redis-unavailable-error.js";

/** Runs one script on Redis, by its hash where Redis knows it. */
export interface ScriptRunner {
  /**
   * @param onLate Told the reply of a call that was given up.
   * @throws {RedisUnavailableError} when Redis can't be reached, refuses, or takes longer than it may.
   */
  run(keys: string[], values: string[], onLate?: (reply: unknown) => void): Promise<unknown>;
}

export interface ScriptRunnerOptions {
  readonly redis: RedisClient;
  readonly script: string;
  readonly commandTimeoutMs: number;
}

export function createScriptRunner(options: ScriptRunnerOptions): ScriptRunner {
  const { redis, script, commandTimeoutMs } = options;
  const sha1 = createHash("sha1").update(script).digest("hex");

  const call = async (given: ScriptArguments) => {
    try {
      return await redis.evalSha(sha1, given);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      // Redis doesn't know the script yet, or was started anew.
      return redis.eval(script, given);
    }
  };

  return {
    run: (keys, values, onLate) =>
      new Promise((resolve, reject) => {
        let isLate = false;
        const timer = setTimeout(() => {
          isLate = true;
          reject(new RedisUnavailableError(`Redis hasn't answered within ${commandTimeoutMs} ms`));
        }, commandTimeoutMs);
        call({ keys, arguments: values }).then(
          (reply) => {
            clearTimeout(timer);
            if (isLate) onLate?.(reply);
            else resolve(reply);
          },
          (cause: unknown) => {
            clearTimeout(timer);
            reject(new RedisUnavailableError("Redis didn't do what it was asked", { cause }));
          },
        );
      }),
  };
}
