import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createTokenManager, type TokenError, type TokenManagerOptions } from "@rcw/client/auth";
import { afterEach, describe, expect, it } from "vitest";
import { errorOf } from "../../packages/client/test-support/error-of.js";
import { createTestClock } from "../../packages/client/test-support/test-clock.js";

// Real sockets and the real fetch. A code is sent once, so that nothing here has to wait.

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** Starts a server, and counts what reaches it. */
async function serve(listener: RequestListener) {
  const received: string[] = [];
  const server = createServer((request, response) => {
    received.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

function exchangeAt(baseUrl: string, clock?: TokenManagerOptions["clock"]): Promise<TokenError> {
  const manager = createTokenManager({ clientId: "app", clientSecret: "secret", baseUrl, ...(clock && { clock }) });
  return errorOf(
    manager.exchangeCode({ code: "code", codeVerifier: "verifier", redirectUri: "https://a.example.com" }),
  );
}

const TOKEN_REQUEST = "POST /restapi/oauth/token";

describe("a token endpoint", () => {
  it.each([301, 302, 307, 308])("that leads elsewhere (%i) isn't followed", async (status) => {
    const other = await serve((_, response) => response.end());
    const { url, received } = await serve((_, response) => {
      response.writeHead(status, { location: `${other.url}/restapi/oauth/token` }).end();
    });
    expect(await exchangeAt(url)).toMatchObject({ status, isTemporary: false });
    expect(received).toEqual([TOKEN_REQUEST]);
    expect(other.received).toEqual([]);
  });

  it("that nobody listens at is named as such", async () => {
    const { url } = await serve((_, response) => response.end());
    const [server] = servers.splice(0);
    await new Promise((resolve) => server?.close(resolve));
    const error = await exchangeAt(url);
    expect(error.message).toContain("(ECONNREFUSED); try again in 10 s");
    expect(error).toMatchObject({ status: undefined, isTemporary: true });
    expect(error.cause).toBeUndefined();
  });

  it.each<[string, RequestListener]>([
    ["resets the connection", (request) => request.socket.resetAndDestroy()],
    [
      "breaks off within its answer",
      (request, response) => {
        response.writeHead(200, { "content-length": "100" }).write('{"access_token":"', () => {
          request.socket.destroy();
        });
      },
    ],
  ])("that %s may be asked again later", async (_, listener) => {
    const { url, received } = await serve(listener);
    expect(await exchangeAt(url)).toMatchObject({ status: undefined, isTemporary: true, attempts: 1 });
    expect(received).toEqual([TOKEN_REQUEST]);
  });

  it("that stalls within its answer is left after timeoutMs", async () => {
    const clock = createTestClock();
    const { url, received } = await serve((_, response) => {
      response.writeHead(200, { "content-type": "application/json" }).write('{"access_token":"', () => {
        clock.advanceBy(30_000);
      });
    });
    expect((await exchangeAt(url, clock)).message).toContain("it took too long");
    expect(received).toEqual([TOKEN_REQUEST]);
  });
});
