import { InvalidRequestError } from "./errors/invalid-request-error.js";

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * Checks the address that every path is appended to, and gives it without trailing slashes.
 * @throws {InvalidRequestError} when a call to it could not work or would send the token unencrypted.
 */
export function checkBaseUrl(baseUrl: string): string {
  const url = parseUrl(baseUrl);
  if (url === undefined) throw refuse("is not an absolute URL");
  if (url.username !== "" || url.password !== "") throw refuse("contains credentials, which belong into `auth`");
  if (url.protocol !== "https:" && !(url.protocol === "http:" && LOOPBACK_HOST.test(url.hostname))) {
    throw refuse(`uses ${url.protocol}//; an access token is sent over https only (http for loopback addresses)`);
  }
  if (url.search !== "" || url.hash !== "") throw refuse("has a query or a fragment");
  const path = url.pathname.replace(/\/+$/, "");
  if (path.endsWith("/restapi/v1.0")) {
    throw refuse("ends in /restapi/v1.0; webinar operations start at the root of the host");
  }
  return url.origin + path;
}

function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

function refuse(reason: string): InvalidRequestError {
  return new InvalidRequestError(`baseUrl ${reason}. Right would be "https://platform.ringcentral.com".`, {
    parameterName: "baseUrl",
  });
}
