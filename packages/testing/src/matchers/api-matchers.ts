import type { components, OperationId, operations } from "@rcw/types";
import { answerViolations } from "../contract/answer-violations.js";
import { contractCheckerFor, describeViolation, pointerTo, type Violation } from "../contract/contract-checker.js";
import { contract } from "../generated/contract.js";

/** Name of a schema of the API: `InviteeResource`, or `InviteeResourceWritable` for the form that requests take. */
export type ApiSchemaName = keyof components["schemas"];

/** A status that an operation declares. */
export type DeclaredStatus<Id extends OperationId> = Extract<keyof operations[Id]["responses"], number>;

/** What a matcher gives to the test framework. */
export interface MatcherOutcome {
  readonly pass: boolean;
  readonly message: () => string;
}

const checker = contractCheckerFor("refuse");

/** Whether a value conforms to a schema. @throws {TypeError} for the name of no schema. */
export function matchApiSchema(received: unknown, name: ApiSchemaName): MatcherOutcome {
  if (!Object.hasOwn(contract.$defs, name)) {
    throw new TypeError(`toMatchApiSchema: the API has no schema ${JSON.stringify(name)}; see the types of @rcw/types`);
  }
  return outcomeOf(checker.violations(pointerTo("$defs", name), received), `the schema ${name}`);
}

/**
 * Whether a body, or a response with its status, is an answer that an operation declares. A response is read from a
 * copy, which makes the outcome a promise.
 *
 * @throws {TypeError} for an unknown operation, or a status that it doesn't declare.
 */
export function matchApiAnswer(
  received: unknown,
  operationId: OperationId,
  status: number,
): MatcherOutcome | Promise<MatcherOutcome> {
  const answers = contract.operations[operationId]?.answers;
  if (answers === undefined) {
    throw new TypeError(`toMatchApiAnswer: the API has no operation ${JSON.stringify(operationId)}`);
  }
  if (!Object.hasOwn(answers, String(status))) {
    const declared = Object.keys(answers).join(", ");
    throw new TypeError(`toMatchApiAnswer: ${operationId} declares the statuses ${declared}, received ${status}`);
  }
  const subject = `the answer ${status} of ${operationId}`;
  if (received instanceof Response) return matchResponse(received, operationId, status, subject);
  return outcomeOf(answerViolations(operationId, { status, body: received }, checker), subject);
}

async function matchResponse(
  response: Response,
  operationId: OperationId,
  status: number,
  subject: string,
): Promise<MatcherOutcome> {
  if (response.status !== status) {
    return { pass: false, message: () => `Expected ${subject}, received the status ${response.status}` };
  }
  const body = parseJson(await response.clone().text());
  return outcomeOf(answerViolations(operationId, { status, body }, checker), subject);
}

/** Text that isn't JSON stays text, which no schema of an answer takes. */
function parseJson(text: string): unknown {
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function outcomeOf(violations: readonly Violation[], subject: string): MatcherOutcome {
  const lines = violations.map((violation) => `  ${describeViolation(violation, "the value")}`);
  return {
    pass: violations.length === 0,
    message: () =>
      lines.length === 0 ? `Expected something else than ${subject}` : `Expected ${subject}, but:\n${lines.join("\n")}`,
  };
}
