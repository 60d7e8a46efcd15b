/** What the command ends with. */
export const ExitCode = {
  Done: 0,
  /** Something that nobody has foreseen. */
  Unforeseen: 1,
  /** The arguments, or what they lead to, can't work; nothing was sent. */
  Usage: 2,
  /** The service refused: not logged in, no permission, a body that it doesn't take, a state that forbids it. */
  Refused: 3,
  NotFound: 4,
  /** The rate limit is used up. */
  Limited: 5,
  /** No complete answer: network, time-out, or the service itself failed. */
  Network: 6,
  /** ^C. */
  Interrupted: 130,
} as const;

export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode];
