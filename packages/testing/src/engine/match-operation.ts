import { type OperationDescription, operationTable } from "@rcw/types";
import { methodNotAllowed, unknownUri } from "./refusal.js";

/** An operation and the values of its path parameters, decoded. */
export interface MatchedOperation {
  readonly operation: OperationDescription;
  readonly path: Readonly<Record<string, string>>;
}

interface Template {
  readonly segments: readonly string[];
  readonly operations: Map<string, OperationDescription>;
}

const templates = readTemplates(Object.values(operationTable));

/**
 * Finds the operation of a request. A literal segment goes before a parameter, so `/company/sessions` is never
 * taken for an id.
 *
 * @throws {Refusal} 404 `CMN-120` for a path of no operation, 405 for a method that the path doesn't have.
 */
export function matchOperation(httpMethod: string, pathname: string, methodRule = true): MatchedOperation {
  const segments = pathname.split("/");
  const template = templates.find((candidate) => fits(candidate, segments));
  if (template === undefined) throw unknownUri(pathname);
  const operation = template.operations.get(httpMethod);
  if (operation === undefined) {
    throw methodRule ? methodNotAllowed(httpMethod, [...template.operations.keys()]) : unknownUri(pathname);
  }
  return { operation, path: readPath(template, segments) };
}

function readTemplates(operations: readonly OperationDescription[]): Template[] {
  const byPath = new Map<string, Template>();
  for (const operation of operations) {
    const template = byPath.get(operation.path) ?? { segments: operation.path.split("/"), operations: new Map() };
    template.operations.set(operation.httpMethod, operation);
    byPath.set(operation.path, template);
  }
  return [...byPath.values()].sort((left, right) => parameterCount(left) - parameterCount(right));
}

function parameterCount({ segments }: Template): number {
  return segments.filter(isParameter).length;
}

function isParameter(segment: string): boolean {
  return segment.startsWith("{") && segment.endsWith("}");
}

function fits(template: Template, segments: readonly string[]): boolean {
  return (
    template.segments.length === segments.length &&
    template.segments.every((segment, index) => isParameter(segment) || segment === segments[index])
  );
}

function readPath(template: Template, segments: readonly string[]): Record<string, string> {
  const path: Record<string, string> = {};
  template.segments.forEach((segment, index) => {
    if (isParameter(segment)) path[segment.slice(1, -1)] = decode(segments[index] ?? "");
  });
  return path;
}

/** What isn't valid percent-encoding is taken as it stands. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
