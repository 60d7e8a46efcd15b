import { groupBy } from "./group-by.js";
import { camelCase, takeName, wordsOf } from "./names.js";
import type { OpenApiDocument } from "./openapi.js";
import type { PlacedOperation } from "./operations.js";

export interface MethodName {
  operationId: string;
  service: string;
  method: string;
}

/** Members of the client that no service may hide, and names that mean something else to JavaScript. */
const RESERVED_SERVICES = ["api", "rateLimits", "then", "constructor", "toString", "toJSON"];
const RESERVED_METHODS = ["then", "constructor", "toString", "toJSON"];

/**
 * Names each operation's place in the SDK. The overlay decides (`x-sdk.service`, `x-sdk.method`); an operation that
 * it has never seen goes to the service of its tag's other operations, else to one named after the tag, and its
 * method is the operationId without the prefix that it shares with other operations.
 */
export function assignMethodNames(document: OpenApiDocument, operations: readonly PlacedOperation[]): MethodName[] {
  const operationIds = nameOperations(operations);
  const services = nameServices(document, operations);
  const taken = new Map(services.map((service) => [service, new Set(RESERVED_METHODS)]));
  const known = { operationIds, namespaces: findNamespaces(operationIds) };
  const methodsOf = (index: number) => taken.get(services[index] ?? "") ?? new Set<string>();

  const hinted = operations.map(({ operation }, index) => {
    const method = operation["x-sdk"]?.method;
    if (method !== undefined && methodsOf(index).has(method)) {
      throw new Error(
        `${operationIds[index]}: the overlay names it "${services[index]}.${method}", which another operation has or JavaScript reserves`,
      );
    }
    if (method !== undefined) methodsOf(index).add(method);
    return method;
  });
  return operationIds.map((operationId, index) => ({
    operationId,
    service: services[index] as string,
    method: hinted[index] ?? freeMethod(operations[index] as PlacedOperation, operationId, known, methodsOf(index)),
  }));
}

/** What all operations of a document are called. */
interface Known {
  readonly operationIds: readonly string[];
  readonly namespaces: ReadonlySet<string>;
}

/**
 * The short name where it is free. A number that an operationId ends with, which only says that its author had the name
 * already, goes where the rest is free; else the HTTP method and the end of the path tell it from the other one.
 */
function freeMethod(
  { httpMethod, path }: PlacedOperation,
  operationId: string,
  { operationIds, namespaces }: Known,
  taken: Set<string>,
): string {
  const short = shortName(operationId, namespaces);
  const plain = short.replace(/(?<=[a-z])\d+$/, "");
  const isNumbered = plain !== short && isCounted(operationId, operationIds);
  const place = path.split("/").filter((part) => part !== "" && !part.startsWith("{"));
  const wanted = [isNumbered ? plain : short, camelCase(operationId), camelCase(`${httpMethod} ${place.at(-1) ?? ""}`)];
  const free = wanted.filter((name) => !isNumbered || !/(?<=[a-z])\d+$/.test(name)).find((name) => !taken.has(name));
  return takeName(free ?? (wanted[1] as string), taken);
}

/** Whether the number at the end counts names: there is one without it, or it is the second form of a whole family. */
function isCounted(operationId: string, operationIds: readonly string[]): boolean {
  const number = /\d+$/.exec(operationId)?.[0];
  const [first] = wordsOf(operationId);
  const isTwin = operationIds.includes(operationId.replace(/\d+$/, ""));
  const family = operationIds.filter(
    (other) => wordsOf(other)[0] === first && /(?<=[a-z])\d+$/.exec(other)?.[0] === number,
  );
  return isTwin || family.length > 2;
}

function nameServices(document: OpenApiDocument, operations: readonly PlacedOperation[]): string[] {
  const ofTag = serviceOfTag(operations);
  return operations.map(({ operation }) => {
    const tag = operation.tags?.[0] ?? document.info.title;
    return operation["x-sdk"]?.service ?? ofTag.get(tag) ?? defaultService(tag);
  });
}

/** The operationId of each operation; one without is named after its HTTP method and path, behind all that are given. */
export function nameOperations(operations: readonly PlacedOperation[]): string[] {
  const taken = new Set<string>();
  for (const { operationId } of operations.map(({ operation }) => operation)) {
    if (operationId === undefined) continue;
    if (taken.has(operationId)) {
      throw new Error(`operationId "${operationId}" stands twice in the document; it must name one operation`);
    }
    taken.add(operationId);
  }
  return operations.map(
    ({ operation, httpMethod, path }) => operation.operationId ?? takeName(camelCase(`${httpMethod} ${path}`), taken),
  );
}

/** The service that the overlay gives to most operations of a tag. */
function serviceOfTag(operations: readonly PlacedOperation[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { operation } of operations) {
    const [tag, service] = [operation.tags?.[0], operation["x-sdk"]?.service];
    if (tag === undefined || service === undefined) continue;
    const ofTag = counts.get(tag) ?? new Map<string, number>();
    counts.set(tag, ofTag.set(service, (ofTag.get(service) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([tag, ofTag]) => [tag, [...ofTag].reduce((most, next) => (next[1] > most[1] ? next : most))[0]]),
  );
}

function defaultService(tag: string): string {
  // A name that begins with an abbreviation begins in small letters: `scim`, `smsTemplates`.
  const [first = "", ...others] = wordsOf(tag);
  const start = /^[A-Z\d]{2,}$/.test(first) ? first.toLowerCase() : first;
  const service = camelCase([start, ...others].join(" ")) || "operations";
  return RESERVED_SERVICES.includes(service) ? `${service}Service` : service;
}

/**
 * `rcwConfigExportInvitees` -> `exportInvitees`: without the one or two words that name a part of the API, which are those
 * that stand before what other operations do, too. An operationId that begins with what it does stays whole.
 */
function shortName(operationId: string, namespaces: ReadonlySet<string>): string {
  const words = wordsOf(operationId);
  for (let length = Math.min(2, words.length - 1); length > 0; length--) {
    const prefix = words.slice(0, length);
    if (!prefix.some(isVerb) && namespaces.has(prefix.join(""))) {
      return camelCase(words.slice(length).join(" "));
    }
  }
  return camelCase(operationId) || "call";
}

/** The one or two words with which several operations begin, and behind which one of them says what it does. */
function findNamespaces(operationIds: readonly string[]): ReadonlySet<string> {
  const beginnings = operationIds
    .map(wordsOf)
    .flatMap((words) =>
      [1, 2]
        .filter((length) => length < words.length)
        .map((length) => ({ prefix: words.slice(0, length).join(""), next: words.slice(length, length + 2) })),
    );
  const shared = [...groupBy(beginnings, ({ prefix }) => prefix)].filter(
    ([, list]) => list.length > 1 && list.some(({ next }) => next.some(isVerb)),
  );
  return new Set(shared.map(([prefix]) => prefix));
}

function isVerb(word: string): boolean {
  return VERBS.has(word.toLowerCase());
}

const VERBS = new Set(
  [
    "get list create update delete add remove set find search read post put patch bulk send replace assign renew sync",
    "resolve revoke validate export import download upload start stop pause resume join leave publish enable disable",
    "authorize parse check edit move copy cancel activate suspend analyze summarize punctuate flip park answer ask take",
  ]
    .join(" ")
    .split(" "),
);
