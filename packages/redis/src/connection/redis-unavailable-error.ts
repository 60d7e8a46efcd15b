import { RcwError } from "@rcw/client";

/** Redis is away, too slow, or refuses. Nothing was sent to RingCentral. `cause` is what the Redis client said. */
export class RedisUnavailableError extends RcwError {
  override name = "RedisUnavailableError";

  constructor(problem: string, context: { cause?: unknown } = {}) {
    super(`${problem}; check that it runs, and what its client says of the connection`, context);
  }
}
