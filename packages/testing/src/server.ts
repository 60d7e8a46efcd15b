// The HTTP server, an entry of its own because it needs Node. The main entry runs in browsers too.

export { type FakeServer, type FakeServerOptions, startFakeServer } from "./server/start-fake-server.js";
