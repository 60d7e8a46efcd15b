import type { ServerResponse } from "node:http";

/** Sends the head of an answer and what there is of its body, and closes the connection without an end. */
export async function breakOff(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  const reader = response.body?.getReader();
  try {
    for (let part = await reader?.read(); part?.value !== undefined; part = await reader?.read()) {
      await write(outgoing, part.value);
    }
  } catch {
    // This is where the body breaks off.
  }
  // What has been written before goes out first.
  await write(outgoing, new Uint8Array());
  outgoing.destroy();
}

function write(outgoing: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    // An error means that the other side has gone already, which ends the answer as well.
    if (bytes.length > 0) outgoing.write(bytes, () => resolve());
    else if (outgoing.socket) outgoing.socket.write(bytes, () => resolve());
    else resolve();
  });
}
