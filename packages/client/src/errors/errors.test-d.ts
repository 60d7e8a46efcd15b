import { describe, expectTypeOf, it } from "vitest";
import {
  type AbortError,
  ApiError,
  type ApiErrorDetail,
  type ConnectionError,
  InvalidRequestError,
  isRcwError,
  type NotFoundError,
  RateLimitError,
  type RateLimitSnapshot,
  type RcwError,
  type ResponseFormatError,
  type ServerError,
  TimeoutError,
} from "../index.js";

declare const thrown: unknown;

describe("errors", () => {
  it("are narrowed by isRcwError and by instanceof", () => {
    if (isRcwError(thrown)) expectTypeOf(thrown).toEqualTypeOf<RcwError>();
    if (thrown instanceof ApiError) {
      expectTypeOf(thrown.status).toEqualTypeOf<number>();
      expectTypeOf(thrown.errorCode).toEqualTypeOf<string | undefined>();
      expectTypeOf(thrown.errors).toEqualTypeOf<readonly ApiErrorDetail[]>();
      expectTypeOf(thrown.rateLimit).toEqualTypeOf<RateLimitSnapshot | undefined>();
    }
    if (thrown instanceof RateLimitError) expectTypeOf(thrown.retryAfterMs).toEqualTypeOf<number | undefined>();
    if (thrown instanceof TimeoutError) expectTypeOf(thrown.timeoutMs).toEqualTypeOf<number>();
    if (thrown instanceof InvalidRequestError) expectTypeOf(thrown.parameterName).toEqualTypeOf<string | undefined>();
  });

  it("descend from each other as documented", () => {
    expectTypeOf<RcwError>().toExtend<Error>();
    expectTypeOf<ApiError>().toExtend<RcwError>();
    expectTypeOf<NotFoundError | ServerError | RateLimitError>().toExtend<ApiError>();
    expectTypeOf<AbortError | ConnectionError | ResponseFormatError | TimeoutError>().toExtend<RcwError>();
    expectTypeOf<TimeoutError>().not.toExtend<ApiError>();
  });

  it("can't be changed", () => {
    // @ts-expect-error read-only
    if (thrown instanceof ApiError) thrown.status = 200;
  });
});
