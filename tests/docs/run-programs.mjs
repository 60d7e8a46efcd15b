// Runs in the app: imports each program in turn and writes what each of its blocks printed, or how it failed.
import { writeFileSync } from "node:fs";
import { formatWithOptions } from "node:util";
import { openWorld } from "./worlds.js";

const [resultFile, ...fileNames] = process.argv.slice(2);
const results = {};
let blocks = [];
let current;

globalThis.beginBlock = (index) => {
  current = { text: "", values: [] };
  blocks[index] = current;
};
console.log = (...values) => {
  current.text += `${formatWithOptions({ colors: false }, ...values)}\n`;
  // Copied, since the program may go on to change it.
  current.values.push(structuredCloneOrText(values[0]));
};

// Nothing leaves the machine: the platform is a fake, made anew for each program, with a token in the environment.
const realFetch = globalThis.fetch;
let fake;
globalThis.fetch = (input, init) => {
  const { origin, hostname } = new URL(input instanceof Request ? input.url : input);
  if (origin === "https://platform.ringcentral.com") return fake.fetch(input, init);
  if (hostname === "127.0.0.1" || hostname === "localhost") return realFetch(input, init);
  throw new Error(`An example must not use the network, but asks ${hostname}`);
};

function structuredCloneOrText(value) {
  try {
    return structuredClone(value);
  } catch {
    return String(value);
  }
}

/** A program that waits for what never happens is an error of its own, not the end of them all. */
async function orTimeOut(program) {
  let timer;
  const timeOut = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error("The program did not end within 10 s")), 10_000);
  });
  await Promise.race([program, timeOut]).finally(() => clearTimeout(timer));
}

for (const fileName of fileNames) {
  blocks = [];
  ({ fake } = await openWorld("scheduled"));
  process.env.RINGCENTRAL_ACCESS_TOKEN = fake.accessToken;
  try {
    await orTimeOut(import(`${process.cwd()}/${fileName}`));
    results[fileName] = { blocks };
  } catch (error) {
    results[fileName] = { blocks, error: error instanceof Error ? error.stack : String(error) };
  }
}
writeFileSync(resultFile, JSON.stringify(results));
process.exit(0);
