import { checkNames } from "./check-names.js";
import type { FakeWebinarApiOptions } from "./create-fake-webinar-api.js";

const NAMES: Readonly<Record<keyof FakeWebinarApiOptions, true>> = {
  seed: true,
  clock: true,
  now: true,
  rateLimits: true,
  accounts: true,
  oauth: true,
  webhooks: true,
  scenario: true,
  rules: true,
  strict: true,
  maxBodyBytes: true,
};

/** @throws {TypeError} for the name of no option, and for a clock that has no time. */
export function checkOptionNames(options: FakeWebinarApiOptions): void {
  checkNames("createFakeWebinarApi", options, Object.keys(NAMES));
  const { clock, strict = false, maxBodyBytes = 1 } = options;
  if (typeof strict !== "boolean")
    throw new TypeError(`createFakeWebinarApi: strict is true or false, received ${JSON.stringify(strict)}`);
  if (!Number.isSafeInteger(maxBodyBytes) || maxBodyBytes < 1) {
    const received = JSON.stringify(maxBodyBytes);
    throw new RangeError(`createFakeWebinarApi: maxBodyBytes is a whole number of bytes from 1, received ${received}`);
  }
  if (clock === undefined || typeof clock?.now === "function") return;
  throw new TypeError(
    "createFakeWebinarApi: clock has no function now() that gives milliseconds since 1970; Date, the real time, is one",
  );
}

/** @throws {RangeError} for what isn't a whole number. */
export function checkSeed(seed: number): number {
  if (Number.isSafeInteger(seed)) return seed;
  throw new RangeError(`createFakeWebinarApi: seed is a whole number, received ${JSON.stringify(seed)}`);
}
