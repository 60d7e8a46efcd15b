import { describe, expect, it } from "vitest";
import { neverLeftCodeOf } from "./never-left.js";

const failed = (cause: object) => Object.assign(new TypeError("fetch failed"), { cause });

describe("neverLeftCodeOf", () => {
  it.each([
    ["a refused connection", failed({ code: "ECONNREFUSED", syscall: "connect" }), "ECONNREFUSED"],
    ["an unknown host", failed({ code: "ENOTFOUND", syscall: "getaddrinfo" }), "ENOTFOUND"],
    ["a host that can't be reached", failed({ code: "EHOSTUNREACH", syscall: "connect" }), "EHOSTUNREACH"],
    ["a connection that takes too long", failed({ code: "UND_ERR_CONNECT_TIMEOUT" }), "UND_ERR_CONNECT_TIMEOUT"],
    ["several addresses that refuse", failed(new AggregateError([], "")), undefined],
    ["a reset", failed({ code: "ECONNRESET", syscall: "read" }), undefined],
    ["a host that is lost while reading", failed({ code: "EHOSTUNREACH", syscall: "read" }), undefined],
    ["no error at all", undefined, undefined],
  ])("tells %s", (_, error, code) => {
    expect(neverLeftCodeOf(error)).toBe(code);
  });

  it("ends where causes go round", () => {
    const error: { cause?: unknown } = {};
    error.cause = error;
    expect(neverLeftCodeOf(error)).toBeUndefined();
  });
});
