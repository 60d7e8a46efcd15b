import { parseNotification, uuidOf } from "./parse-notification.js";
import { type ReadBody, readBody } from "./read-body.js";
import { echoValidationToken, validationTokenOf } from "./validation-token.js";
import type { TokenCheck } from "./verification-token.js";

/** What a request turned out to be. */
export type Received =
  | { readonly kind: "answer"; readonly response: Response }
  | { readonly kind: "refusal"; readonly status: number; readonly reason: string }
  | { readonly kind: "notification"; readonly uuid: string; readonly text: string };

/** Bounds of what is read. */
export interface ReceivingLimits {
  readonly maxBodyBytes: number;
  readonly maxDepth: number;
}

/**
 * Finds out what a request is. Whoever doesn't have the token learns nothing: every request of theirs, whatever is
 * wrong with it, gets the same 401, and no more than the first piece of its body is read.
 */
export async function receive(request: Request, isVerified: TokenCheck, limits: ReceivingLimits): Promise<Received> {
  if (request.method !== "POST") return refuse(405, `method ${request.method}, expected POST`);
  const isTrusted = await isVerified(request.headers);
  const validationToken = validationTokenOf(request);
  if (!isTrusted && validationToken === undefined) return UNKNOWN_SENDER;
  const body = await readBody(request, isTrusted ? limits.maxBodyBytes : 0);
  const isEmpty = "text" in body && body.text === "";
  if (validationToken !== undefined && isEmpty)
    return { kind: "answer", response: echoValidationToken(validationToken) };
  if (!isTrusted) return UNKNOWN_SENDER;
  return await readNotification(request, body, limits);
}

async function readNotification({ headers }: Request, body: ReadBody, limits: ReceivingLimits): Promise<Received> {
  if (!/^application\/([\w.+-]+\+)?json\s*(;|$)/i.test(headers.get("content-type") ?? "")) {
    return refuse(415, "the content type isn't application/json");
  }
  if (headers.has("content-encoding")) return refuse(415, "the body is encoded");
  if ("problem" in body) {
    const status = body.problem === "too large" ? 413 : 400;
    return refuse(status, `the body is ${body.problem}; maxBodyBytes is ${limits.maxBodyBytes}`);
  }
  const parsed = parseNotification(body.text, limits.maxDepth);
  if (parsed === undefined) return refuse(400, `the body isn't JSON of a depth of at most ${limits.maxDepth}`);
  return { kind: "notification", uuid: await uuidOf(parsed.value, body.text), text: body.text };
}

const UNKNOWN_SENDER = refuse(401, "the verification token is missing or wrong");

function refuse(status: number, reason: string): Extract<Received, { kind: "refusal" }> {
  return { kind: "refusal", status, reason };
}
