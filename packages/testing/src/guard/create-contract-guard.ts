import type { OperationId } from "@rcw/types";
import { contractCheckerFor } from "../contract/contract-checker.js";
import { findOperation } from "../control/received-request.js";
import type { MatchedOperation } from "../engine/match-operation.js";
import { checkRequest } from "./check-request.js";
import { checkResponse, checkStatus } from "./check-response.js";
import { type ContractDifference, ContractDriftError, type ContractReport } from "./contract-report.js";
import { splitRequest } from "./split-request.js";

/** Any `fetch`: the global one, a fake's, a client's. */
export type GuardedFetch = (input: string | URL | Request, init?: RequestInit) => Promise<Response>;

/** How a guard reports. */
export interface ContractGuardOptions {
  /**
   * `throw`, the default: a request that differs isn't sent and an answer that differs isn't given; the promise
   * rejects with a `ContractDriftError`. A function gets the report instead, and the call goes on.
   */
  readonly onDrift?: "throw" | ((report: ContractReport) => void);
}

/**
 * Wraps a `fetch` so that every request to an operation of the API, and every answer, is compared with the API
 * description: parameters, bodies, statuses; read-only properties that are sent, write-only ones that are returned,
 * unknown enum values. Unknown properties are allowed, and so are errors that the description doesn't declare. Works
 * for any base URL; requests to anything else pass. Bodies are read from copies.
 *
 * @example
 * const guarded = createContractGuard(fetch, { onDrift: (report) => console.warn(describeReport(report)) });
 * const rcw = createWebinarClient({ auth, fetch: guarded });
 *
 * @throws {ContractDriftError} from the function that it returns.
 */
export function createContractGuard(
  fetch: GuardedFetch,
  { onDrift = "throw" }: ContractGuardOptions = {},
): GuardedFetch {
  const checker = contractCheckerFor("refuse");
  return async (input, init) => {
    const split = splitRequest(input, init);
    const found = split && findUnderAnyBase(split.copy);
    if (split === undefined || found === undefined) return await fetch(input, split ? split.init : init);
    const { copy } = split;
    const report = (direction: ContractReport["direction"], differences: ContractDifference[], status?: number) => {
      if (differences.length === 0) return;
      const operationId = found.operation.operationId as OperationId;
      const path = new URL(copy.url).pathname;
      const drift = { operationId, direction, method: copy.method, path, ...(status !== undefined && { status }) };
      if (onDrift === "throw") throw new ContractDriftError({ ...drift, differences });
      onDrift({ ...drift, differences });
    };
    report("request", checkRequest(found, copy, await split.readText(), checker));
    const response = await fetch(split.input, split.init);
    const { operationId } = found.operation;
    const isHead = copy.method === "HEAD";
    const differences = isHead
      ? checkStatus(operationId, response)
      : await checkResponse(operationId, response, checker);
    report("answer", differences, response.status);
    return response;
  };
}

/** The operation that the end of a path names, whatever stands before it. */
function findUnderAnyBase({ method, url }: Request): MatchedOperation | undefined {
  const { pathname } = new URL(url);
  for (let start = 0; start !== -1; start = pathname.indexOf("/", start + 1)) {
    const found = findOperation(method, pathname.slice(start));
    if (found !== undefined) return found;
  }
  return undefined;
}
