/** What a promise is rejected with; fails when it isn't. */
export async function errorOf<Kind extends Error = Error>(promise: Promise<unknown>): Promise<Kind> {
  return promise.then(
    (value) => {
      throw new Error(`expected an error, got ${JSON.stringify(value)}`);
    },
    (error: Kind) => error,
  );
}

/** What a function throws; fails when it doesn't. */
export function errorThrownBy<Kind extends Error = Error>(act: () => unknown): Kind {
  let value: unknown;
  try {
    value = act();
  } catch (error) {
    return error as Kind;
  }
  throw new Error(`expected an error, got ${JSON.stringify(value)}`);
}
