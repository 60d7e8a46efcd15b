import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { expect, it } from "vitest";
import { rcwHandlers } from "../msw.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";
import { describeRcwHandlers } from "../test-support/msw-behaviour.js";

describeRcwHandlers("2", {
  listen: (handlers, rest) => {
    const server = setupServer(
      ...handlers,
      http.get("*", () => HttpResponse.text(rest)),
    );
    server.listen({ onUnhandledRequest: "error" });
    return server;
  },
  headOfCutBodyComes: true,
});

it.each(["", "platform.ringcentral.com", "/api", "ftp://example.com"])(
  "rcwHandlers refuses the base URL %j",
  (baseUrl) => {
    expect(() => rcwHandlers(createFakeWithSession(), { baseUrl })).toThrow(/a baseUrl is an absolute URL such as/);
  },
);
