import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { UsageError } from "../failures/usage-error.js";

/** Where a browser comes back to after a login. */
export interface CallbackReceiver {
  /** With the port that was taken. */
  readonly redirectUri: string;
  /** The whole address that the login led back to; rejects after five minutes. Others' states are answered and ignored. */
  callback(state: string): Promise<string>;
  close(): void;
}

/** How long somebody has for logging in, in milliseconds. */
const PATIENCE_MS = 300_000;

/** Listens on the loopback address of a redirect URI; on a free port if that has none (RFC 8252, 7.3). */
export async function receiveCallback(redirectUri: string): Promise<CallbackReceiver> {
  const address = checkRedirectUri(redirectUri);
  let expected: string | undefined;
  let resolve = (_url: string) => {};
  const received = new Promise<string>((take) => {
    resolve = take;
  });
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", address);
    const isOurs =
      url.pathname === address.pathname && expected !== undefined && url.searchParams.get("state") === expected;
    response.writeHead(isOurs ? 200 : 404, { "Content-Type": "text/plain; charset=utf-8", Connection: "close" });
    response.end(isOurs ? "Back to the terminal: this window can be closed.\n" : "Nothing is here.\n");
    if (isOurs) resolve(url.href);
  });
  await new Promise<void>((listening, fail) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      fail(
        new UsageError(`${address.host} can't be listened on: ${error.code}`, "Take another port in --redirect-uri."),
      ),
    );
    server.listen(Number(address.port || 0), address.hostname.replace(/^\[|\]$/g, ""), listening);
  });
  address.port = String((server.address() as AddressInfo).port);

  let timer: NodeJS.Timeout | undefined;
  return {
    redirectUri: address.href,
    callback(state) {
      expected = state;
      const tooLate = new Promise<never>((_, reject) => {
        timer = setTimeout(
          () => reject(new UsageError("nobody logged in within five minutes", "Run rcw login again.")),
          PATIENCE_MS,
        );
      });
      return Promise.race([received, tooLate]);
    },
    close() {
      clearTimeout(timer);
      server.close();
      server.closeAllConnections();
    },
  };
}

function checkRedirectUri(text: string): URL {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  const isLoopback = address && ["127.0.0.1", "[::1]", "localhost"].includes(address.hostname);
  if (isLoopback && address.protocol === "http:" && address.hash === "" && address.search === "") return address;
  throw new UsageError(
    `--redirect-uri takes a loopback address as http://127.0.0.1:8765/callback, received ${JSON.stringify(text)}`,
  );
}
