// Handlers for Mock Service Worker, an entry of its own because they need `msw`, an optional peer dependency.

export { type RcwHandlersOptions, rcwHandlers } from "./msw/rcw-handlers.js";
