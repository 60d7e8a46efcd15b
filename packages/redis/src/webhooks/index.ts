// What receivers of webhooks share.
export { createRedisInbox } from "./create-redis-inbox.js";
export { createRedisKeeperStore, type RedisKeeperStoreOptions } from "./create-redis-keeper-store.js";
export type { RedisInboxOptions } from "./inbox-options.js";
