import { IncomingRequest } from "./received-request.js";

/** Methods whose requests carry no body. */
const BODILESS = new Set(["GET", "HEAD", "TRACE"]);

/** A request whose body has been read, and one to hand on in its place. */
export interface ReadRequest {
  readonly incoming: IncomingRequest;
  readonly forwarded: Request;
}

/** Reads a request's body once, for the journal, for faults and for the engine. */
export async function readRequest(request: Request): Promise<ReadRequest> {
  if (BODILESS.has(request.method)) return { incoming: new IncomingRequest(request, undefined), forwarded: request };
  const text = await request.text();
  const { url, method, headers } = request;
  return {
    incoming: new IncomingRequest(request, text === "" ? undefined : text),
    forwarded: new Request(url, { method, headers, ...(text !== "" && { body: text }) }),
  };
}
