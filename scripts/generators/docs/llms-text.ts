import type { GeneratedFile } from "../generated-file.js";
import { callName, type DocsContext, methodAddress } from "./docs-context.js";
import { link } from "./markdown.js";

/** An index for language models (llmstxt.org): what there is, each with its address and a few words. */
export function llmsText(context: DocsContext): GeneratedFile {
  const guides = context.guides.map(
    ({ title, fileName, summary }) => `- ${link(title, `guides/${fileName}`)}: ${summary}\n`,
  );
  const methods = context.operations.map((operation) => {
    const { operationId, httpMethod, path } = operation;
    const address = link(callName(operation), methodAddress(context, operation));
    return `- ${address}: ${operation.operation.summary ?? operationId}. ${operationId}, ${httpMethod.toUpperCase()} ${path}\n`;
  });
  const text = `# rcw

> The TypeScript SDK for RingCentral Webinar, made from one OpenAPI document: types (\`@rcw/types\`), a client
> (\`@rcw/client\`) and a fake of the service for tests (\`@rcw/testing\`).

Make a client by \`createWebinarClient({ auth: { accessToken } })\` and call \`rcw.<service>.<method>({ ...parameters, body })\`.
Path and query parameters are properties of the first argument under their own names. Errors are thrown as subclasses
of \`RcwError\`. Every code block in these pages is compiled and run by a test.

## Guides

${guides.join("")}
## Methods

${methods.join("")}
## Reference

- [Services](services/README.md): every method with parameters, example, curl form and errors
- [Models](models/README.md): every model with its properties and an example
- [operations.json](operations.json): every operation as JSON, for tools
- [Python names](services/python-names.md): each method of the Python SDK, and ours
`;
  return { path: "docs/llms.txt", text };
}
