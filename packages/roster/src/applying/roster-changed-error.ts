/** The session isn't what the plan was made from: somebody else has changed it. Nothing was sent. */
export class RosterChangedError extends Error {
  override readonly name = "RosterChangedError";

  /** @param changes What has changed, in words, a person each. */
  constructor(readonly changes: readonly string[]) {
    const shown = changes.slice(0, 5).join("; ");
    const more = changes.length > 5 ? `; and ${changes.length - 5} more` : "";
    super(
      `the session has changed since the plan was made: ${shown}${more}. Plan anew, or apply with onChanged: "adapt"`,
    );
  }
}
