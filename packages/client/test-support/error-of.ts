/** What a promise is rejected with; fails when it isn't. */
export async function errorOf<Kind extends Error = Error>(promise: Promise<unknown>): Promise<Kind> {
  const value = await promise.catch((error: unknown) => ({ error }));
  if (typeof value === "object" && value !== null && "error" in value) return value.error as Kind;
  throw new Error(`expected an error, got ${JSON.stringify(value)}`);
}
