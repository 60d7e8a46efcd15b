import { randomBytes } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  createWebhookHandler,
  eventTable,
  keepSubscription,
  toNodeHandler,
  type WebhookEventName,
} from "@rcw/webhooks";
import { type Connection, connect } from "../connection/connect.js";
import { UsageError } from "../failures/usage-error.js";
import { readNumber } from "../operations/read-number.js";
import type { GlobalOptions } from "../program/global-options.js";
import { createInterruption } from "../terminal/interruption.js";
import { printable } from "../terminal/printable.js";
import { complain, print } from "../terminal/streams.js";
import { forwardAfter } from "./forward.js";

/** Options of `rcw webhooks listen`. */
export interface ListenOptions extends GlobalOptions {
  readonly address?: string;
  readonly port: string;
  readonly events?: string;
  readonly forwardTo?: string;
  readonly times?: string;
}

/** Receives events until ^C, and takes the subscription away then. */
export async function runListen(options: ListenOptions): Promise<void> {
  const events = readEvents(options.events);
  const port = readNumber("--port", options.port, 0, 65_535);
  const times = options.times === undefined ? Infinity : readNumber("--times", options.times, 1, 1_000_000_000);
  if (options.fake === undefined && !options.address?.startsWith("https://")) {
    throw new UsageError(
      `the service needs an https address that leads here, received ${JSON.stringify(options.address)}`,
      "Start a tunnel to --port, and give its address as --address; or try it with --fake.",
    );
  }
  const connection = await connect(options);
  const stopped = createInterruption();
  // One of the user's own lets the app behind --forward-to check it, too.
  const verificationToken = process.env.RCW_VERIFICATION_TOKEN || randomBytes(24).toString("base64url");
  let count = 0;
  let finish = () => {};
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  stopped.addEventListener("abort", finish);

  const handle = createWebhookHandler({
    verificationToken,
    on: {
      "*": async (event) => {
        if (count++ >= times) return;
        const text = JSON.stringify(event);
        await print(`${process.stdout.isTTY ? printable(text) : text}\n`);
        if (count === times) finish();
      },
    },
  });
  const { forwardTo } = options;
  const receive = forwardTo === undefined ? handle : forwardAfter(handle, forwardTo);
  const server = createServer(toNodeHandler(receive));
  await listen(server, port);
  const local = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const fakeServer = await serveFake(connection);
  const keeper = keepSubscription(connection.client, { address: options.address ?? local, events, verificationToken });
  try {
    const { id = "" } = await keeper.ready;
    complain(`Listening on ${local} for ${events.length} kinds of events; ^C ends it\n`);
    if (fakeServer)
      complain(
        `Make some happen: RCW_BASE_URL=${fakeServer.url} RCW_ACCESS_TOKEN=${connection.fake?.accessToken} rcw ...\n`,
      );
    await finished;
    await keeper.close();
    await connection.client.subscriptions.delete({ subscriptionId: id });
  } finally {
    await keeper.close();
    server.close();
    server.closeAllConnections();
    await fakeServer?.close();
    await connection.close();
  }
}

/** The fake in this process, for other processes: without one nothing would ever happen in it. */
async function serveFake({ fake }: Connection) {
  if (fake === undefined) return undefined;
  const { startFakeServer } = await import("@rcw/testing/server");
  return startFakeServer({ fake });
}

function readEvents(text: string | undefined): WebhookEventName[] {
  const known = Object.keys(eventTable) as WebhookEventName[];
  if (text === undefined) return known;
  const named = text.split(",").map((name) => name.trim());
  const unknown = named.filter((name) => !known.includes(name as WebhookEventName));
  if (unknown.length === 0) return named as WebhookEventName[];
  throw new UsageError(`--events takes ${known.join(", ")}; received ${JSON.stringify(unknown.join(","))}`);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        new UsageError(`port ${port} can't be listened on: ${error.code}`, "Take another --port, or leave it out."),
      ),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
}
