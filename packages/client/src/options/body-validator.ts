/** Something in a request body that the API description doesn't allow. */
export interface BodyViolation {
  /** Place in the body, dotted: `addedInvitees.0.role`; empty for the body itself. */
  readonly path: string;
  /** What came and what would be right. */
  readonly message: string;
}

/** Checks the body of an operation before it is sent; gives everything that is wrong with it. */
export type BodyValidator = (operationId: string, body: unknown) => readonly BodyViolation[];
