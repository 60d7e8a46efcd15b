import {
  createLogHooks,
  createWebinarClient,
  type Hooks,
  type WebinarClient,
  type WebinarClientOptions,
} from "@rcw/client";
import { validateBody } from "@rcw/client/validate";
import type { FakeWebinarApi } from "@rcw/testing";
import type { GlobalOptions } from "../program/global-options.js";
import { readVersion } from "../program/read-version.js";
import { complain } from "../terminal/streams.js";
import { findLogin } from "./find-login.js";

/** A client, and what it is connected to. */
export interface Connection {
  readonly client: WebinarClient;
  /** In a few words: `profile work at https://platform.ringcentral.com`. */
  readonly description: string;
  /** Where `--fake` is given. */
  readonly fake?: FakeWebinarApi;
  close(): Promise<void>;
}

type ConnectionOptions = Pick<GlobalOptions, "profile" | "fake" | "baseUrl" | "verbose" | "wait">;

/** Makes the client that the options, the environment and the profiles ask for. */
export async function connect(options: ConnectionOptions): Promise<Connection> {
  const shared: Omit<WebinarClientOptions, "auth"> = {
    userAgent: `rcw/${readVersion()}`,
    validateBody,
    hooks: hooksFor(options),
    ...(!options.wait && { retry: false, rateLimit: false }),
  };
  if (options.fake !== undefined) {
    const { openEmbeddedFake } = await import("./embedded-fake.js");
    const fake = await openEmbeddedFake(options.fake);
    const client = createWebinarClient({ ...shared, auth: { accessToken: fake.accessToken }, fetch: fake.fetch });
    const close = async () => void (await fake.settleDeliveries());
    return { client, fake, description: `the fake in this process, scenario ${options.fake}`, close };
  }
  const { auth, baseUrl, description } = await findLogin(options);
  return { client: createWebinarClient({ ...shared, auth, baseUrl }), description, close: async () => {} };
}

/** Waits are told of where somebody may be watching; requests with `--verbose`. Nothing of it holds a secret. */
function hooksFor({ verbose }: ConnectionOptions): Hooks {
  const write = (message: string) => complain(`${message}\n`);
  if (verbose || process.env.RCW_VERBOSE) return createLogHooks({ debug: write, warn: write, error() {} });
  if (!process.stderr.isTTY) return {};
  return {
    onRetry: ({ delayMs, reason }) => {
      const why = typeof reason === "number" ? `the service answered ${reason}` : reason.name;
      write(`${why}; again in ${Math.ceil(delayMs / 1000)} s (^C stops)`);
    },
  };
}
