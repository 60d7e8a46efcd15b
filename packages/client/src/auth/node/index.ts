// What needs Node; `@rcw/client/auth` runs in browsers and workers too.

export { createFileTokenStore, type FileTokenStoreOptions } from "./file-token-store.js";
