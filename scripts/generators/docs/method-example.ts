import type { OperationDescription } from "../../document/describe-operations.js";
import { dataText } from "../data-text.js";
import { type GoldenRequest, goldenRequestOf } from "../fixtures/golden-request.js";
import { callName } from "./docs-context.js";
import type { DocsFixture } from "./docs-sources.js";
import { fence } from "./markdown.js";

/** A call that succeeds, and what it prints: the answer as JSON. A test runs it in the world of the fixture. */
export function methodExample(operation: OperationDescription, fixture: DocsFixture | undefined): string {
  const call = `await ${callName(operation)}(${argumentsText(operation, requestOf(operation, fixture))});`;
  const body = fixture?.answer.body;
  if (body === undefined) return example(operation, fixture, call);
  const source = `const answer = ${call}\nconsole.log(answer);`;
  return `${example(operation, fixture, source)}\n${fence("json", JSON.stringify(body, undefined, 2))}`;
}

/** A loop over the items of all pages, for lists that come in pages. */
export function pagingExample(operation: OperationDescription, fixture: DocsFixture | undefined): string {
  const request = requestOf(operation, fixture);
  const { perPage: _perPage, ...query } = request.query;
  const call = `${callName(operation)}(${argumentsText(operation, { ...request, query })})`;
  return example(operation, fixture, `for await (const item of ${call}) {\n  console.log(item);\n}`);
}

function example({ operationId }: OperationDescription, fixture: DocsFixture | undefined, source: string): string {
  return fence(fixture ? `ts of="${operationId}"` : `ts no-run="there is no fixture yet"`, source);
}

function requestOf(operation: OperationDescription, fixture: DocsFixture | undefined): GoldenRequest {
  return fixture?.request ?? goldenRequestOf(operation, {});
}

function argumentsText(
  operation: OperationDescription,
  { pathParameters, query, body }: Pick<GoldenRequest, "pathParameters" | "query" | "body">,
): string {
  const values = new Map(Object.entries({ ...query, ...pathParameters }));
  const named = operation.arguments.flatMap(({ argument, parameter }) => {
    const value = values.get(parameter.name);
    return value === undefined ? [] : [[argument, value]];
  });
  const all = Object.fromEntries([...named, ...(body === undefined ? [] : [["body", body]])]);
  const before = `const answer = await ${callName(operation)}(`;
  return Object.keys(all).length === 0 ? "" : dataText(all, "", EXAMPLE_WIDTH - before.length);
}

/** Longest line of a call that stands on one line, so that a page shows all of it. */
const EXAMPLE_WIDTH = 88;
