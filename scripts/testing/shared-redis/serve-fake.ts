import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createFakeWebinarApi, type FakeWebinarApi } from "@rcw/testing";

/** The fake over HTTP, whose time goes faster: its minute is `windowMs` long. */
export interface ServedFake {
  readonly url: string;
  readonly fake: FakeWebinarApi;
  /** What the service has answered. */
  readonly tally: { answered: number; refused: number; sentInPenalty: number; tokenRequests: number };
  /** Which process got each answer, in order. */
  readonly answers: { readonly process: string; readonly atMs: number }[];
  close(): Promise<void>;
}

const MINUTE_MS = 60_000;
/** What was on its way together with the call that was refused wasn't sent in its penalty. */
const ON_ITS_WAY_MS = 200;

export async function serveFake({ limit, windowMs }: { limit: number; windowMs: number }): Promise<ServedFake> {
  const speed = MINUTE_MS / windowMs;
  const startMs = Date.now();
  const clock = { now: () => startMs + (Date.now() - startMs) * speed };
  const fake = createFakeWebinarApi({
    scenario: "scheduled-town-hall",
    clock,
    rateLimits: { Heavy: limit, Auth: false },
  });
  const tally = { answered: 0, refused: 0, sentInPenalty: 0, tokenRequests: 0 };
  const answers: ServedFake["answers"] = [];
  let [refusedAtMs, penaltyEndMs] = [0, 0];

  const count = (process: string, response: Response) => {
    const nowMs = Date.now();
    if (response.status === 429) {
      if (nowMs >= penaltyEndMs) refusedAtMs = nowMs;
      else if (process !== "" && nowMs > refusedAtMs + ON_ITS_WAY_MS) tally.sentInPenalty += 1;
      penaltyEndMs = nowMs + (Number(response.headers.get("Retry-After")) * 1000) / speed;
      if (process !== "") tally.refused += 1;
    } else if (response.ok && process !== "") {
      tally.answered += 1;
      answers.push({ process, atMs: nowMs });
    }
  };

  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const { method = "GET", url = "/", headers } = incoming;
    const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
    const request = new Request(`http://127.0.0.1${url}`, {
      method,
      headers: headers as Record<string, string>,
      ...body,
    });
    const response = await fake.handle(request);
    if (url.includes("/oauth/token")) tally.tokenRequests += 1;
    else count(String(headers["x-process"] ?? ""), response);
    const told = Object.fromEntries(response.headers);
    for (const name of ["x-rate-limit-window", "retry-after"])
      if (told[name] !== undefined) told[name] = String(Math.ceil(Number(told[name]) / speed));
    outgoing.writeHead(response.status, told);
    outgoing.end(Buffer.from(await response.arrayBuffer()));
  });
  // A connection that the server closes while it isn't used would fail calls; that isn't measured here.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ fake, tally, answers },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
