/** The connection is lost before a head of an answer: `fetch` rejects with it, the HTTP server destroys the socket. */
export class ConnectionLostError extends TypeError {
  constructor() {
    super("fetch failed", {
      cause: connectionError("The fake service reset the connection: a fault that was planned"),
    });
  }
}

/** What a body ends with that breaks off. */
export function brokenOffError(): TypeError {
  const cause = connectionError("The fake service closed the connection within the body: a fault that was planned");
  return new TypeError("terminated", { cause });
}

function connectionError(message: string): Error {
  return Object.assign(new Error(message), { code: "ECONNRESET" });
}
