/** What a rule refuses with: status and error code. */
export const REFUSALS = {
  badParameter: "400 CMN-101",
  unreadable: "400 CMN-103",
  unknownToken: "401 OAU-123",
  expiredToken: "401 OAU-128",
  appMayNot: "403 CMN-401",
  /** The user lacks a permission, or the record or its state doesn't allow it. */
  forbidden: "403 CMN-408",
  notFound: "404 CMN-102",
  conflict: "409 CMN-101",
} as const;

export type RefusalCode = (typeof REFUSALS)[keyof typeof REFUSALS];

/** What a request leads to if nothing refuses it. */
export interface Success {
  readonly status: 200 | 201 | 204;
  /** The part of the body that the rules settle; see `firstDifference`. */
  readonly body?: unknown;
}

/**
 * What the rules say of a request: every refusal that applies, or a success. Where several rules refuse a request
 * nothing says which of them speaks, so that each of their answers is right.
 */
export interface Outcome {
  readonly refusals: ReadonlySet<RefusalCode>;
  /** Applies the request to the model; called with the body of the answer, which holds the new ids. */
  accept(answer: unknown): Success;
}

/** At least one of the codes is there. */
export function refused(...codes: readonly (RefusalCode | undefined)[]): Outcome {
  return unless(codes, () => {
    throw new Error("the model refuses a request without a reason");
  });
}

/** The refusals that apply, or what happens without any. */
export function unless(codes: readonly (RefusalCode | false | undefined)[], accept: Outcome["accept"]): Outcome {
  return { refusals: new Set(codes.filter((code) => code !== false && code !== undefined)), accept };
}
