import { refuse } from "./errors/refuse.js";

/**
 * Checks the address that every path is appended to, and gives it without trailing slashes.
 * @throws {InvalidRequestError} when a call to it could not work or would send the token unencrypted.
 */
export function checkBaseUrl(baseUrl: string): string {
  const problem = (text: string) => refuse("baseUrl", text, "an address such as https://platform.ringcentral.com");
  if (!URL.canParse(baseUrl)) throw problem("is not an absolute URL");
  const { protocol, hostname, username, password, search, hash, pathname, origin } = new URL(baseUrl);
  if (username + password) throw problem("contains credentials, which belong into `auth`");
  const isLoopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && isLoopback)) {
    throw problem(`uses ${protocol}//; an access token is sent over https only (http for loopback addresses)`);
  }
  if (search + hash) throw problem("has a query or a fragment");
  const path = pathname.replace(/\/+$/, "");
  if (path.endsWith("/restapi/v1.0")) throw problem("ends in /restapi/v1.0, but operations start at the root");
  return origin + path;
}
