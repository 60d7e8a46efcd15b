import { refuse } from "../errors/refuse.js";

/**
 * Checks the address that every path is appended to, and gives it without trailing slashes.
 * @throws {InvalidRequestError} when a call to it could not work or would send the token unencrypted.
 */
export function checkBaseUrl(baseUrl: string, allowInsecureHttp = false): string {
  const problem = (text: string) => refuse("baseUrl", text, "an address such as https://platform.ringcentral.com");
  if (!URL.canParse(baseUrl)) throw problem("is not an absolute URL");
  const { protocol, hostname, href, pathname, origin } = new URL(baseUrl);
  const isLoopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  if (protocol !== "https:" && !(protocol === "http:" && (isLoopback || allowInsecureHttp))) {
    throw problem(
      `uses ${protocol}//; tokens travel over https only (http to loopback addresses, or allowInsecureHttp)`,
    );
  }
  if (href !== origin + pathname) throw problem("has credentials, a query or a fragment");
  const path = pathname.replace(/\/+$/, "");
  if (path.endsWith("/restapi/v1.0")) throw problem("ends in /restapi/v1.0");
  return origin + path;
}
