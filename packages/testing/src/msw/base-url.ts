/** Beginning of the URLs of a service. */
export interface BaseUrl {
  readonly origin: string;
  /** Without a slash at the end; empty for an origin. */
  readonly path: string;
}

/** @throws {TypeError} for what isn't an absolute http or https URL. */
export function readBaseUrl(text: string): BaseUrl {
  const { protocol, origin, pathname } = URL.canParse(text) ? new URL(text) : NO_URL;
  if (/^https?:$/.test(protocol)) return { origin, path: pathname.replace(/\/+$/, "") };
  throw new TypeError(
    `rcwHandlers: a baseUrl is an absolute URL such as "https://platform.ringcentral.com", received ${JSON.stringify(text)}`,
  );
}

const NO_URL = { protocol: "", origin: "", pathname: "" };

/** What follows a base URL in a URL, from its first slash on; undefined for any other URL. */
export function afterBaseUrl({ origin, path }: BaseUrl, url: string): string | undefined {
  const { origin: itsOrigin, pathname, search } = new URL(url);
  return itsOrigin === origin && pathname.startsWith(`${path}/`) ? pathname.slice(path.length) + search : undefined;
}
