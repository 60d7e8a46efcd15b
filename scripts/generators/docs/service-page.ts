import type { OperationDescription } from "../../document/describe-operations.js";
import type { GeneratedFile } from "../generated-file.js";
import { type DocsContext, methodAddress } from "./docs-context.js";
import { code, fence, link, pageHead, table } from "./markdown.js";
import { methodSection } from "./method-section.js";

/** The page of one service: its methods in a table, then each in full. */
export function servicePage(context: DocsContext, service: string): GeneratedFile {
  const operations = context.services.get(service) ?? [];
  const text = [
    pageHead(`rcw.${service}`),
    introduction(context, operations),
    methodTable(context, operations),
    SET_UP,
    ...operations.map((operation) => methodSection(context, operation)),
  ].join("\n");
  return { path: `docs/services/${context.servicePages.get(service)}`, text };
}

/** What the API description says of the tags that the service's operations have. */
function introduction({ document }: DocsContext, operations: readonly OperationDescription[]): string {
  const tags = new Set(operations.flatMap(({ operation }) => operation.tags ?? []));
  const texts = (document.tags ?? []).filter(({ name }) => tags.has(name)).map(({ description }) => description);
  return texts.length === 0 ? "" : `${texts.join(" ")}\n`;
}

/** The methods of a service, linked, with what is said of each in a few words. */
export function methodTable(context: DocsContext, operations: readonly OperationDescription[]): string {
  const rows = operations.map((operation) => [
    link(code(operation.method), methodAddress(context, operation, "services")),
    operation.operation.summary ?? "",
    code(`${operation.httpMethod.toUpperCase()} ${operation.path}`),
  ]);
  return table(["Method", "What it does", "Request"], rows);
}

const SET_UP = `In the examples \`rcw\` is a client:

${fence(
  "ts",
  `import { createWebinarClient } from "@rcw/client";

const accessToken = process.env.RINGCENTRAL_ACCESS_TOKEN ?? "";
const rcw = createWebinarClient({ auth: { accessToken } });`,
)}
Without an account, [let a fake answer](../guides/getting-started.md): it was asked for the answers that are shown here.
The errors are those of the service. A parameter that is missing or out of its bounds doesn't get that far: the client
refuses it with an \`InvalidRequestError\`. More on both in [errors](../guides/errors.md).
`;
