import { createInterface } from "node:readline";
import { createTokenManager } from "@rcw/client/auth";
import { createFileTokenStore } from "@rcw/client/auth/node";

// A process that renews: for each line that it reads, an access token, it prints what it has got in its place.

const [baseUrl = "", path = "", clientId = "", clientSecret = ""] = process.argv.slice(2);
const manager = createTokenManager({ clientId, clientSecret, baseUrl, store: createFileTokenStore(path) });
for await (const refusedToken of createInterface({ input: process.stdin })) {
  console.log(await manager.renewAccessToken(refusedToken));
}
