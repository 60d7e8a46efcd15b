import { methodNotAllowed, unknownUri } from "./refusal.js";

/** What is found at a path: something for each method, and the values of the path's parameters, decoded. */
export interface FoundPath<Entry> {
  readonly byMethod: ReadonlyMap<string, Entry>;
  readonly path: Readonly<Record<string, string>>;
}

/** Something that is served at a path template (`/webinars/{webinarId}`) by one HTTP method. */
export interface PathEntry<Entry> {
  readonly path: string;
  readonly httpMethod: string;
  readonly entry: Entry;
}

interface Template<Entry> {
  readonly segments: readonly string[];
  readonly byMethod: Map<string, Entry>;
}

/** Finds what belongs to a path. A literal segment goes before a parameter: `/company/sessions` is never an id. */
export class PathTable<Entry> {
  readonly #templates: readonly Template<Entry>[];

  constructor(entries: readonly PathEntry<Entry>[]) {
    const byPath = new Map<string, Template<Entry>>();
    for (const { path, httpMethod, entry } of entries) {
      const template = byPath.get(path) ?? { segments: path.split("/"), byMethod: new Map<string, Entry>() };
      template.byMethod.set(httpMethod, entry);
      byPath.set(path, template);
    }
    this.#templates = [...byPath.values()].sort((left, right) => parameterCount(left) - parameterCount(right));
  }

  find(pathname: string): FoundPath<Entry> | undefined {
    const segments = pathname.split("/");
    const template = this.#templates.find((candidate) => fits(candidate, segments));
    return template && { byMethod: template.byMethod, path: readPath(template.segments, segments) };
  }
}

/**
 * What a found path has for a method.
 *
 * @throws {Refusal} 405 when it has nothing, or 404 `CMN-120` where that rule is off.
 */
export function pickMethod<Entry>(
  { byMethod }: FoundPath<Entry>,
  httpMethod: string,
  pathname: string,
  methodRule: boolean,
): Entry {
  const entry = byMethod.get(httpMethod);
  if (entry !== undefined) return entry;
  throw methodRule ? methodNotAllowed(httpMethod, [...byMethod.keys()]) : unknownUri(pathname);
}

function parameterCount({ segments }: { readonly segments: readonly string[] }): number {
  return segments.filter(isParameter).length;
}

function isParameter(segment: string): boolean {
  return segment.startsWith("{") && segment.endsWith("}");
}

function fits(template: { readonly segments: readonly string[] }, segments: readonly string[]): boolean {
  return (
    template.segments.length === segments.length &&
    template.segments.every((segment, index) => isParameter(segment) || segment === segments[index])
  );
}

function readPath(template: readonly string[], segments: readonly string[]): Record<string, string> {
  const path: Record<string, string> = {};
  template.forEach((segment, index) => {
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
