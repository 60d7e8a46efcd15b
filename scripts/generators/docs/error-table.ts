import type { OperationDescription } from "../../document/describe-operations.js";
import { groupBy } from "../../document/group-by.js";
import { isObject } from "../../document/json.js";
import type { DocsFixture } from "./docs-sources.js";
import { adviceFor, errorClassOf } from "./error-advice.js";
import { code, table } from "./markdown.js";

/** The errors of a method: what leads to each, and what to do about it. */
export function errorTable(operation: OperationDescription, fixture: DocsFixture | undefined): string {
  const errors = fixture?.errors ?? declaredErrors(operation);
  const groups = groupBy(errors, ({ status, errorCode }) => `${status} ${errorCode}`.trim());
  const rows = [...groups].map(([name, alike]) => {
    const { status, errorCode } = alike[0] as (typeof alike)[number];
    const reasons = alike.map(({ when }) => when.replace(/\.$/, ""));
    return [code(name), code(errorClassOf(status)), reasons.join("; "), adviceFor(status, errorCode)];
  });
  return table(["Error", "Class", "When", "What to do"], rows);
}

/** What the API description alone says. */
function declaredErrors({ responses }: OperationDescription): DocsFixture["errors"] {
  return responses
    .filter(({ status }) => Number(status) >= 400)
    .map(({ status, response }) => ({
      status: Number(status),
      errorCode: exampleCode(Object.values(response.content ?? {})[0]?.example),
      when: response.description,
    }));
}

function exampleCode(example: unknown): string {
  const [first] = isObject(example) && Array.isArray(example.errors) ? (example.errors as unknown[]) : [];
  return isObject(first) && typeof first.errorCode === "string" ? first.errorCode : "";
}
