/** Arguments that can't work, and what would. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  /** What to do next; left out where `rcw --help` is all that can be said. */
  readonly next: string | undefined;

  constructor(message: string, next?: string) {
    super(message);
    this.next = next;
  }
}
