import { HttpResponse, http } from "msw-3";
import { setupServer } from "msw-3/node";
import { vi } from "vitest";
import { describeRcwHandlers } from "../packages/testing/src/test-support/msw-behaviour.js";

vi.mock("msw", () => import("msw-3"));

// MSW 3 asks for Node 22. What it misses on Node 20 is this one function; see decisions/0012-msw-2-and-3.md.
vi.hoisted(() => {
  if ("withResolvers" in Promise) return;
  const withResolvers = () => {
    const parts = {};
    const promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
    return { ...parts, promise };
  };
  Object.assign(Promise, { withResolvers });
});

describeRcwHandlers("3", {
  listen: (handlers, rest) => {
    const server = setupServer(
      ...(handlers as never[]),
      http.get("*", () => HttpResponse.text(rest)),
    );
    server.listen({ onUnhandledFrame: "error" });
    return server;
  },
  // It writes answers to a socket, and a socket that is destroyed takes the head along.
  headOfCutBodyComes: false,
});
