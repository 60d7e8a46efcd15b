import { createTokenManager, type Tokens } from "@rcw/client/auth";
import { createRedisTokenStore } from "@rcw/redis";
import { createClient } from "redis";
import { startRedis, type TestRedis } from "../start-redis.js";
import { type ServedFake, serveFake } from "./serve-fake.js";
import { type CallingProcesses, startProcesses } from "./start-processes.js";

/** Processes with one account on one Redis, and the service that they call. */
export interface SharedScene {
  readonly processes: number;
  readonly callsEach: number;
  readonly limit: number;
  readonly windowMs: number;
  /** What happens meanwhile. */
  meanwhile?(stage: { service: ServedFake; redis: TestRedis; calling: CallingProcesses }): Promise<void>;
}

export interface SharedOutcome {
  readonly answered: number;
  readonly refused: number;
  readonly sentInPenalty: number;
  readonly failures: readonly string[];
  /** Percent later than by one who knows the state of the service and needs no time on the way. */
  readonly laterPercent: number;
  /** How much more the process with most answers has than the one with least, at half time, in percent of a fair share. */
  readonly apartPercent: number;
}

export async function runShared(scene: SharedScene): Promise<SharedOutcome> {
  const { processes, callsEach, limit, windowMs, meanwhile } = scene;
  const service = await serveFake({ limit, windowMs });
  const redis = await startRedis();
  let calling: CallingProcesses | undefined;
  try {
    const login = { account: crypto.randomUUID(), accessToken: service.fake.accessToken };
    calling = await startProcesses({ processes, callsEach, serviceUrl: service.url, redisUrl: redis.url, login });
    const { outcomes } = calling;
    await Promise.all([calling.run(), meanwhile?.({ service, redis, calling })]);
    const { answers, tally } = service;
    const failures = outcomes.filter((outcome) => outcome !== "answered");
    const tookMs = (answers.at(-1)?.atMs ?? 0) - (answers[0]?.atMs ?? 0);
    const optimumMs = (Math.ceil(answers.length / limit) - 1) * windowMs;
    const half = answers.slice(0, Math.floor(answers.length / 2)).map(({ process }) => process);
    const shares = Array.from(
      { length: processes },
      (_, index) => half.filter((process) => process === `${index + 1}`).length,
    );
    return {
      ...{ answered: tally.answered, refused: tally.refused, sentInPenalty: tally.sentInPenalty, failures },
      laterPercent: (tookMs / optimumMs - 1) * 100,
      apartPercent: ((Math.max(...shares) - Math.min(...shares)) / (half.length / processes)) * 100,
    };
  } finally {
    await calling?.close();
    await redis.close();
    await service.close();
  }
}

/** How many token requests so many processes make that begin at once, with a token that has ended. */
export async function runExpired(processes: number): Promise<{ answered: number; refreshes: number }> {
  const service = await serveFake({ limit: 1000, windowMs: 60_000 });
  const redis = await startRedis();
  const client = createClient({ url: redis.url });
  client.on("error", () => {});
  let calling: CallingProcesses | undefined;
  try {
    await client.connect();
    const { fake, tally, url: serviceUrl } = service;
    const { clientId, clientSecret } = fake;
    const account = crypto.randomUUID();
    const store = createRedisTokenStore({
      ...{ redis: client, name: account, encryptionKey: new Uint8Array(32).fill(7) },
    });
    await createTokenManager({ clientId, clientSecret, jwt: fake.jwt, baseUrl: serviceUrl, store }).getAccessToken({});
    const tokens = (await store.load()) as Tokens;
    await store.save({ ...tokens, accessTokenExpiresAtMs: Date.now() - 1000, issuedAtMs: Date.now() - 3_600_000 });
    tally.tokenRequests = 0;
    const login = { account, clientId, clientSecret };
    calling = await startProcesses({ processes, callsEach: 1, serviceUrl, redisUrl: redis.url, login });
    await calling.run();
    return { answered: tally.answered, refreshes: tally.tokenRequests };
  } finally {
    await calling?.close();
    client.destroy();
    await redis.close();
    await service.close();
  }
}
