import type { World } from "../../state/world.js";
import type { CodeProofs } from "../code-proof.js";
import type { OAuthForm } from "../read-form.js";
import type { AppRecord, LoginSessionRecord } from "../records.js";

/** A request for tokens by an app that has said who it is. */
export interface GrantRequest {
  readonly world: World;
  readonly app: AppRecord;
  readonly form: OAuthForm;
  /** Made of `code_verifier`; undefined where none was sent. */
  readonly proofs: CodeProofs | undefined;
}

/** A right to tokens. Finding it changes nothing, so that the user's requests can be counted first. */
export interface Grant {
  readonly userId: string;
  /** Whether the answer keeps quiet about the refresh token, because it is the one that was sent. */
  readonly keepsRefreshToken?: boolean;
  /** Uses the right: gives the session whose tokens the app gets. */
  redeem(): LoginSessionRecord;
}

/** Finds what a request has a right to. @throws {OAuthRefusal} where it has none. */
export type FindGrant = (request: GrantRequest) => Grant;
