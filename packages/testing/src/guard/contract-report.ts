import type { OperationId } from "@rcw/types";

/** One place where a request or an answer differs from the API description. */
export interface ContractDifference {
  /** `path.webinarId`, `query.perPage`, `body.addedInvitees.0.role`, `body` or `status`. */
  readonly where: string;
  /** What the description says: `must be one of Panelist, CoHost, Host, Attendee`. */
  readonly expected: string;
  /** The value as JSON, cut if it is long; `nothing` where there is none. Secrets are not shown. */
  readonly found: string;
}

/** A request, or an answer, that differs from the API description. */
export interface ContractReport {
  readonly operationId: OperationId;
  readonly direction: "request" | "answer";
  readonly method: string;
  /** Path of the URL. */
  readonly path: string;
  /** Of the answer. */
  readonly status?: number;
  readonly differences: readonly ContractDifference[];
}

/** A request or an answer differs from the API description. */
export class ContractDriftError extends Error {
  override readonly name = "ContractDriftError";
  readonly report: ContractReport;

  constructor(report: ContractReport) {
    super(describeReport(report));
    this.report = report;
  }
}

/** A report in words, a line for each difference. */
export function describeReport({ operationId, direction, method, path, status, differences }: ContractReport): string {
  const subject = direction === "request" ? "The request" : `The answer ${status}`;
  const lines = differences.map(({ where, expected, found }) => `  ${where} ${expected}; found ${found}`);
  return `${subject} of ${operationId} (${method} ${path}) differs from the API description:\n${lines.join("\n")}`;
}
