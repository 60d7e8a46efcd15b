// What many processes share.
export { fromIoredis, type IoredisClient, type RedisClient, type ScriptArguments } from "./connection/redis-client.js";
export { RedisUnavailableError } from "./connection/redis-unavailable-error.js";
export { createRedisRateLimiter } from "./limiting/create-redis-rate-limiter.js";
export type { AvailabilityHooks, RedisRateLimiter, RedisRateLimiterOptions } from "./limiting/limiter-options.js";
export { createRedisTokenStore, type RedisTokenStoreOptions } from "./tokens/create-redis-token-store.js";
