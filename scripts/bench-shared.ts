import { scenarios } from "@rcw/testing";
import { runExpired, runShared, type SharedOutcome, type SharedScene } from "./testing/shared-redis/run-shared.js";

// Processes with one account on one Redis, over HTTP to the fake, whose minute is 6 s long. Aims: nothing refused, at most
// 2 % later than the optimum, shares within 20 % of each other; whatever dies, nothing is sent in a penalty; one refresh.
const WINDOW_MS = 6000;
const scene = { callsEach: 100, limit: 50, windowMs: WINDOW_MS };
const pause = (durationMs: number) => new Promise((resolve) => setTimeout(resolve, durationMs));

const killSome: SharedScene["meanwhile"] = async ({ redis, calling }) => {
  await pause(5 * WINDOW_MS);
  for (const child of calling.children.slice(0, 2)) child.kill("SIGKILL");
  await pause(2 * WINDOW_MS);
  await redis.kill();
  await pause(2000);
  await redis.restart();
};

const refuseSome: SharedScene["meanwhile"] = async ({ service, redis }) => {
  // While the third window's calls leave: some of them are refused too.
  while (service.answers.length < 105) await pause(5);
  // Someone else with the same account runs into the limit; then Redis is started anew, and has lost everything.
  const { webinarId, sessionId } = scenarios["scheduled-town-hall"];
  const url = `${service.url}/webinar/configuration/v1/webinars/${webinarId}/sessions/${sessionId}/invitees`;
  const headers = { Authorization: `Bearer ${service.fake.accessToken}` };
  await Promise.all(Array.from({ length: 60 }, () => fetch(url, { headers })));
  await pause(WINDOW_MS / 3);
  await redis.restart({ isEmptied: true });
};

const cases: readonly [name: string, scene: SharedScene][] = [
  ["2 processes", { ...scene, processes: 2 }],
  ["8 processes", { ...scene, processes: 8 }],
  ["8 processes, two killed, Redis away for 2 s", { ...scene, processes: 8, meanwhile: killSome }],
  ["8 processes, another one refused, Redis emptied", { ...scene, processes: 8, callsEach: 40, meanwhile: refuseSome }],
];
const chosen = process.argv[2];
for (const [name, each] of cases) {
  if (chosen === undefined || name.includes(chosen)) console.log(`${name}: ${lineOf(await runShared(each))}`);
}
if (chosen === undefined || "50".includes(chosen)) {
  const { answered, refreshes } = await runExpired(50);
  console.log(`50 processes with an expired token: ${answered} answered, ${refreshes} refresh`);
}

function lineOf({ answered, refused, laterPercent, apartPercent, sentInPenalty, failures }: SharedOutcome): string {
  return (
    `${answered} answered, ${refused} refused, ${laterPercent.toFixed(1)} % later than the optimum, shares ` +
    `${apartPercent.toFixed(0)} % apart, ${sentInPenalty} sent in a penalty, ${failures.length} failed${failures[0] === undefined ? "" : ` (${failures[0]})`}`
  );
}
