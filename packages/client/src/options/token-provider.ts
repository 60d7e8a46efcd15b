/** What the client asks for access tokens: `@rcw/client/auth` makes one, and an app may write its own. */
export interface TokenProvider {
  /** The token for the next request, refreshed ahead of its expiry where that is possible. */
  getAccessToken(options?: { signal?: AbortSignal }): Promise<string>;
  /**
   * A token in the place of one that the service has refused (401). Calls that were refused with the same token share
   * one renewal; when a newer token is at hand already, that one is given.
   */
  renewAccessToken(refusedToken: string, options?: { signal?: AbortSignal }): Promise<string>;
}
