import type { GeneratedFile } from "../generated-file.js";
import { callName, type DocsContext, methodAddress } from "./docs-context.js";
import { code, firstSentence, link, pageHead, table } from "./markdown.js";
import { pythonCall } from "./python-names.js";
import { methodTable } from "./service-page.js";

/** All services and their methods on one page. */
export function servicesIndex(context: DocsContext): GeneratedFile {
  const parts = [...context.services].map(([service, operations]) => {
    const page = context.servicePages.get(service) ?? "";
    return `## ${link(code(`rcw.${service}`), page)}\n\n${methodTable(context, operations)}`;
  });
  const count = `${context.operations.length} operations in ${context.services.size} services.\n`;
  return { path: "docs/services/README.md", text: [pageHead("Services"), count, ...parts].join("\n") };
}

/** All models on one page, in alphabetical order. */
export function modelsIndex(context: DocsContext): GeneratedFile {
  const names = [...context.schemas.keys()].sort();
  const rows = names.map((name) => [
    link(code(name), context.modelPages.get(name) ?? ""),
    firstSentence(context.schemas.get(name)?.description ?? ""),
  ]);
  const count = `${names.length} models. ${code("@rcw/types")} has a type for each, under its name.\n`;
  return {
    path: "docs/models/README.md",
    text: [pageHead("Models"), count, table(["Model", "What it is"], rows)].join("\n"),
  };
}

/** Each method of the Python SDK, and ours. */
export function pythonIndex(context: DocsContext): GeneratedFile {
  const rows = context.operations.map((operation) => [
    code(`${pythonCall(operation)}(${pythonArguments(operation)})`),
    link(code(callName(operation)), methodAddress(context, operation, "services")),
  ]);
  const text = `Names of parameters change from ${code("per_page")} to ${code("perPage")}, ${code("request_body")} becomes ${code("body")}; more in [coming from the Python SDK](../guides/from-the-python-sdk.md).\n`;
  return {
    path: "docs/services/python-names.md",
    text: [pageHead("Python names"), text, table(["Python SDK", "here"], rows)].join("\n"),
  };
}

function pythonArguments({ body, arguments: list }: DocsContext["operations"][number]): string {
  return body || list.length > 0 ? "..." : "";
}
