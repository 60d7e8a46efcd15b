/** What a change asks of the version number, from nothing to a new major. */
export type Bump = "none" | "patch" | "minor" | "major";

/** Request is what an app sends, response what it reads; both where the rule is the same for either. */
export type Direction = "request" | "response" | "both";

/** One difference between two documents, judged for an app that is written in TypeScript against our packages. */
export interface Change {
  /** A rule of `rules.ts`, such as `property-removed`. */
  readonly kind: string;
  readonly direction: Direction;
  /** The place, in the grammar of `where.ts`: `schema InviteeModel > role`. */
  readonly where: string;
  readonly bump: Bump;
  /** One sentence for the changelog; it names what was and what is. */
  readonly message: string;
  /** Only code that names the type itself sees it: what operations take and give is as before. */
  readonly isTypeOnly?: true;
}

/** All changes between two documents, the gravest first, and the bump that they ask for together. */
export interface DocumentDiff {
  readonly bump: Bump;
  readonly changes: readonly Change[];
}

/** From the least to the gravest. */
export const BUMPS: readonly Bump[] = ["none", "patch", "minor", "major"];

/** The gravest of the given bumps; "none" of none at all. */
export function highestBump(bumps: Iterable<Bump>): Bump {
  let highest = 0;
  for (const bump of bumps) highest = Math.max(highest, BUMPS.indexOf(bump));
  return BUMPS[highest] as Bump;
}
