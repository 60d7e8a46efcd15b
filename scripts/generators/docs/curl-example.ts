import type { OperationDescription } from "../../document/describe-operations.js";
import { goldenRequestOf } from "../fixtures/golden-request.js";
import type { DocsFixture } from "./docs-sources.js";
import { fence } from "./markdown.js";

const HOST = "https://platform.ringcentral.com";

/** The same request by curl; the token comes from the environment. */
export function curlExample(operation: OperationDescription, fixture: DocsFixture | undefined): string {
  const { method, path, queryString, headers, body } = fixture?.request ?? goldenRequestOf(operation, {});
  const address = `${HOST}${path}${queryString === undefined ? "" : `?${queryString}`}`;
  const lines = [
    `curl ${method === "GET" ? "" : `--request ${method} `}${quote(address)}`,
    `--header "Authorization: Bearer $RINGCENTRAL_ACCESS_TOKEN"`,
    ...Object.entries(headers).map(([name, value]) => `--header ${quote(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`--data ${quote(JSON.stringify(body))}`]),
  ];
  return fence("sh", lines.join(" \\\n  "));
}

/** One word for a shell, whatever is in it. */
function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
