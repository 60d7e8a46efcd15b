import type { FakeWebinarApi } from "../../create-fake-webinar-api.js";

/** Worlds of one fake by name: each begins as the fake was when the worlds were made, and goes its own way. */
export interface Worlds {
  /**
   * The fake of a world, made when it is first named; without a name, the one that all began with.
   *
   * @throws {WorldNameError} for a name that isn't 1 to 64 letters, digits, dots, hyphens and underscores.
   */
  get(name?: string | null): FakeWebinarApi;
}

/** What can't name a world. */
export class WorldNameError extends RangeError {
  override readonly name = "WorldNameError";

  constructor(name: string) {
    const rule = "The name of a world is 1 to 64 letters, digits, dots, hyphens and underscores";
    super(`${rule}, received ${JSON.stringify(name)}`);
  }
}

const NAME = /^[\w.-]{1,64}$/;

/** Worlds that begin as the fake is now. */
export function createWorlds(fake: FakeWebinarApi): Worlds {
  const beginning = fake.snapshot();
  const worlds = new Map<string, FakeWebinarApi>();
  const beginAgain = () => {
    const world = fake.fork();
    world.restore(beginning);
    return world;
  };
  return {
    get: (name) => {
      if (name === undefined || name === null) return fake;
      if (!NAME.test(name)) throw new WorldNameError(name);
      const world = worlds.get(name) ?? beginAgain();
      worlds.set(name, world);
      return world;
    },
  };
}
