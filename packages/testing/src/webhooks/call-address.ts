import type { FakeFetch } from "../fake-fetch.js";

/** One POST to a webhook address. */
export interface AddressCall {
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; nothing in the validation call. */
  readonly body?: string;
}

/** What came back, or why nothing did. */
export type AddressAnswer = { readonly response: Response; readonly text: string } | { readonly failure: string };

/** The most that is read of an answer: an endless one doesn't hold anything up. */
const MAXIMUM_ANSWER_CHARACTERS = 64 * 1024;

/** Calls a webhook address once. Never rejects, and never follows a redirect. */
export async function callAddress(fetch: FakeFetch, call: AddressCall, timeoutMs: number): Promise<AddressAnswer> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(), timeoutMs);
  try {
    const response = await fetch(call.address, {
      method: "POST",
      headers: { ...(call.body !== undefined && { "Content-Type": "application/json" }), ...call.headers },
      ...(call.body !== undefined && { body: call.body }),
      redirect: "manual",
      signal: controller.signal,
    });
    return { response, text: await readStart(response) };
  } catch {
    const failure = controller.signal.aborted ? `did not answer within ${timeoutMs} ms` : "could not be reached";
    return { failure };
  } finally {
    clearTimeout(timer);
  }
}

async function readStart({ body }: Response): Promise<string> {
  if (body === null) return "";
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length <= MAXIMUM_ANSWER_CHARACTERS) continue;
    await reader.cancel();
    break;
  }
  return text;
}
