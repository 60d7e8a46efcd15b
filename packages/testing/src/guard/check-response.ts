import { answerViolations } from "../contract/answer-violations.js";
import type { ContractChecker } from "../contract/contract-checker.js";
import { contract } from "../generated/contract.js";
import type { ContractDifference } from "./contract-report.js";
import { toDifference } from "./describe-difference.js";

/** Types of responses that show nothing of what was answered. */
const OPAQUE = new Set<Response["type"]>(["error", "opaque", "opaqueredirect"]);

/**
 * Where an answer differs from the description. Its body is read from a copy; one that breaks off, and one that is
 * no JSON where the description declares none either, is the caller's affair.
 */
export async function checkResponse(
  operationId: string,
  response: Response,
  checker: ContractChecker,
): Promise<ContractDifference[]> {
  if (OPAQUE.has(response.type)) return [];
  const { status } = response;
  const answers = contract.operations[operationId]?.answers ?? {};
  const ofStatus = checkStatus(operationId, response);
  if (ofStatus.length > 0) return ofStatus;
  const isJson = isJsonType(response.headers.get("Content-Type"));
  // Gateways answer errors in HTML, or with nothing.
  if (!isJson && (status >= 400 || answers[String(status)]?.schema === undefined)) return [];
  const text = await readCopy(response);
  if (text === undefined) return [];
  if (text === "") return differencesOf(operationId, { status }, checker);
  try {
    return differencesOf(operationId, { status, body: JSON.parse(text) }, checker);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const found = `${response.headers.get("Content-Type") ?? "text"} of ${text.length} characters`;
    return [{ where: "body", expected: "must be JSON", found }];
  }
}

/** Where an answer's status differs: every operation can give errors that the description doesn't declare for it. */
export function checkStatus(operationId: string, { status }: Response): ContractDifference[] {
  const declared = Object.keys(contract.operations[operationId]?.answers ?? {});
  if (status >= 400 || declared.includes(String(status))) return [];
  return [{ where: "status", expected: `must be one of ${declared.join(", ")}`, found: String(status) }];
}

function differencesOf(
  operationId: string,
  answer: { readonly status: number; readonly body?: unknown },
  checker: ContractChecker,
): ContractDifference[] {
  return answerViolations(operationId, answer, checker).map((violation) => toDifference("body", violation));
}

function isJsonType(contentType: string | null): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(contentType ?? "");
}

async function readCopy(response: Response): Promise<string | undefined> {
  try {
    return await response.clone().text();
  } catch {
    return undefined;
  }
}
