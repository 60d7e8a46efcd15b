/** Headers of answers that a script in a browser may read, besides the few that it always may. */
const EXPOSED_HEADERS = [
  "X-Rate-Limit-Group",
  "X-Rate-Limit-Limit",
  "X-Rate-Limit-Remaining",
  "X-Rate-Limit-Window",
  "Retry-After",
  "RCRequestId",
  "WWW-Authenticate",
  "Allow",
  "Location",
  "Content-Disposition",
].join(", ");

const METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS";

/** Seconds for which a browser need not ask again. */
const MAX_AGE_SECONDS = "600";

/** Whether a request is a browser's question if it may send another one. */
export function isPreflight({ method, headers }: Request): boolean {
  return method === "OPTIONS" && headers.has("Origin") && headers.has("Access-Control-Request-Method");
}

/** Yes: from any page, with any of the API's methods and with the headers that it asks for. */
export function answerPreflight({ headers }: Request): Response {
  const requested = headers.get("Access-Control-Request-Headers");
  return new Response(null, {
    status: 204,
    headers: {
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Methods": METHODS,
      "Access-Control-Max-Age": MAX_AGE_SECONDS,
      ...(requested !== null && { "Access-Control-Allow-Headers": requested }),
      Vary: "Access-Control-Request-Headers",
    },
  });
}

/** Lets any page read an answer, and its headers. */
export function allowReading(response: Response): Response {
  response.headers.set("Access-Control-Allow-Origin", "*");
  response.headers.set("Access-Control-Expose-Headers", EXPOSED_HEADERS);
  return response;
}
