import { runReceivers } from "./testing/receivers/run-receivers.js";

// Three receivers of webhooks as processes on one Redis; two of them are killed on the way. Aims: nothing lost, nothing out
// of order without a mark.
for (const killAt of [[], [0.3, 0.6]]) {
  const { handled, lost, repeated, late, lateUnmarked, tookMs } = await runReceivers({
    ...{ receivers: 3, events: 10_000, leaseMs: 2000, killAt },
  });
  console.log(
    `3 receivers, ${killAt.length} killed: ${handled} handled, ${lost} lost, ${repeated} twice, ${late} out of order (${lateUnmarked} ` +
      `not marked so), ${(tookMs / 1000).toFixed(1)} s`,
  );
}
