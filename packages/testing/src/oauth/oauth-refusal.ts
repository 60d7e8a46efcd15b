/** Error codes of RFC 6749, sections 4.1.2.1 and 5.2. */
export type OAuthErrorCode =
  | "invalid_request"
  | "invalid_client"
  | "invalid_grant"
  | "unsupported_grant_type"
  | "unsupported_response_type"
  | "access_denied";

/** An error answer of an OAuth endpoint, which has a form of its own: `{ "error", "error_description" }`. */
export class OAuthRefusal extends Error {
  override readonly name = "OAuthRefusal";
  readonly error: OAuthErrorCode;

  constructor(error: OAuthErrorCode, description: string) {
    super(description);
    this.error = error;
  }

  /** 401 where the app couldn't prove who it is, otherwise 400. */
  get status(): 400 | 401 {
    return this.error === "invalid_client" ? 401 : 400;
  }
}
