import { createWebinarClient } from "@rcw/client";
import { scenarios } from "@rcw/testing";

// A process with a client of its own, as an app has it: calls at once, and prints a line for each call that has ended
// and for each refusal on the way.

const [baseUrl = "", accessToken = "", calls = ""] = process.argv.slice(2);
const { webinarId, sessionId } = scenarios["scheduled-town-hall"];
const rcw = createWebinarClient({
  auth: { accessToken },
  baseUrl,
  hooks: { onResponse: ({ status }) => status === 429 && console.log("refused") },
});
const call = () =>
  rcw.invitees.list({ webinarId, sessionId }).then(
    () => console.log("answered"),
    () => console.log("failed"),
  );
await Promise.all(Array.from({ length: Number(calls) }, call));
