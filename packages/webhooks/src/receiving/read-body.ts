/** A body, or why it can't be had. */
export type ReadBody = { readonly text: string } | { readonly problem: "too large" | "not UTF-8" | "cut off" };

/** Reads a body to its end, or to the first byte beyond the limit; never rejects. */
export async function readBody(request: Request, maxBytes: number): Promise<ReadBody> {
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) return { problem: "too large" };
  const reader = request.body?.getReader();
  if (reader === undefined) return { text: "" };
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      size += part.value.byteLength;
      if (size <= maxBytes) continue;
      reader.cancel().catch(() => {});
      return { problem: "too large" };
    }
  } catch {
    return { problem: "cut off" };
  }
  return decode(parts);
}

function decode(parts: readonly Uint8Array[]): ReadBody {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    return { text: parts.map((part) => decoder.decode(part, { stream: true })).join("") + decoder.decode() };
  } catch {
    return { problem: "not UTF-8" };
  }
}
