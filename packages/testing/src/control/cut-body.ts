import { brokenOffError } from "./connection-lost.js";

const cutAnswers = new WeakSet<Response>();

/**
 * An answer whose body breaks off after a number of bytes: reading it gives these, and then an error. Its
 * Content-Length is gone, so that a client sees the break even where nothing is missing.
 */
export async function cutBody(response: Response, afterBytes: number): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer()).slice(0, afterBytes);
  let isGiven = bytes.length === 0;
  const body = new ReadableStream<Uint8Array>({
    // An error empties the queue of a stream: it has to wait until the bytes are fetched.
    pull(controller) {
      if (isGiven) controller.error(brokenOffError());
      else controller.enqueue(bytes);
      isGiven = true;
    },
  });
  const headers = new Headers(response.headers);
  headers.delete("Content-Length");
  const cut = new Response(body, { status: response.status, headers });
  cutAnswers.add(cut);
  return cut;
}

/** Whether an answer's body breaks off, for an adapter that has to break it off itself. */
export function isCut(response: Response): boolean {
  return cutAnswers.has(response);
}
