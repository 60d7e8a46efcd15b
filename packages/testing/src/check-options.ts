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
};

/** @throws {TypeError} for the name of no option: a typing error would leave a test with another fake than it asks for. */
export function checkOptionNames(options: FakeWebinarApiOptions): void {
  const unknown = Object.keys(options).find((name) => !Object.hasOwn(NAMES, name));
  if (unknown === undefined) return;
  throw new TypeError(
    `createFakeWebinarApi: there is no option "${unknown}". There are: ${Object.keys(NAMES).join(", ")}`,
  );
}

/** @throws {RangeError} for what isn't a whole number. */
export function checkSeed(seed: number): number {
  if (Number.isSafeInteger(seed)) return seed;
  throw new RangeError(`createFakeWebinarApi: seed is a whole number, received ${JSON.stringify(seed)}`);
}
