import { createFileTokenStore } from "@rcw/client/auth/node";

// A process that takes the lock of a file of tokens, says so, and holds it until it is killed.

const [path = ""] = process.argv.slice(2);
await createFileTokenStore(path).withLock(async () => {
  console.log("held");
  await new Promise((resolve) => setTimeout(resolve, 600_000));
});
