import type { Answer, Call } from "../call/call.js";

/** The most that is read of an error's body: an endless one holds nobody up, and a cause takes less. */
const MAXIMUM_ERROR_BYTES = 65_536;

/** Reads the body of an answer as the call wants it: to its end, a stream excepted. */
export function readBody(call: Call, response: Response): Promise<Answer["body"]> {
  const { reading } = call;
  if (!response.ok) return readError(response);
  return reading === "json" || reading === "text" ? response.text() : readPieces(call, response);
}

async function readPieces(call: Call, response: Response): Promise<Answer["body"]> {
  const { reading } = call;
  if (!response.body?.getReader) return reading === "blob" ? response.blob() : response.arrayBuffer();
  const stream = watchPieces(response.body, call, response);
  if (reading === "stream") return stream;
  const bytes = await joinPieces(stream);
  return reading === "blob" ? new Blob([bytes], { type: response.headers.get("content-type") ?? "" }) : bytes.buffer;
}

/** An error is one by its status, also where its body breaks off. */
async function readError(response: Response): Promise<string> {
  try {
    if (!response.body?.getReader) return await response.text();
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let text = "";
    let sizeBytes = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      text += decoder.decode(piece.value, { stream: true });
      sizeBytes += piece.value.byteLength;
      if (sizeBytes < MAXIMUM_ERROR_BYTES) continue;
      reader.cancel().catch(() => {});
      break;
    }
    return text;
  } catch {
    return "";
  }
}

/** The same stream, that tells of each piece. */
function watchPieces(body: ReadableStream<Uint8Array>, { options, progress }: Call, { headers }: Response) {
  const length = Number(headers.get("content-length") || Number.NaN);
  const totalBytes = Number.isNaN(length) ? undefined : length;
  let receivedBytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(piece, controller) {
        receivedBytes += piece.byteLength;
        progress.onPiece?.();
        options.onDownloadProgress?.({ receivedBytes, totalBytes });
        controller.enqueue(piece);
      },
    }),
  );
}

async function joinPieces(stream: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let sizeBytes = 0;
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    sizeBytes += piece.value.byteLength;
  }
  const bytes = new Uint8Array(sizeBytes);
  let offset = 0;
  for (const piece of pieces) {
    bytes.set(piece, offset);
    offset += piece.byteLength;
  }
  return bytes;
}
