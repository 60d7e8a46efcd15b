/** The world of `--fake` without a name. */
export const DEFAULT_SCENARIO = "scheduled-town-hall";

/** `--fake` takes its scenario behind `=` only, so that it doesn't swallow the command that follows. */
export function normalizeArguments(args: readonly string[]): string[] {
  const end = args.indexOf("--");
  return args.map((arg, index) => (arg === "--fake" && (end < 0 || index < end) ? `--fake=${DEFAULT_SCENARIO}` : arg));
}
