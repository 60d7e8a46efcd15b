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
    method: hinted[index] ?? freeMethod(operationId, operationIds, methodsOf(index)),
  }));
}

function freeMethod(operationId: string, operationIds: readonly string[], taken: Set<string>): string {
  const short = shortName(operationId, operationIds);
  return takeName(taken.has(short) ? camelCase(operationId) : short, taken);
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
  const service = camelCase(tag) || "operations";
  return RESERVED_SERVICES.includes(service) ? `${service}Service` : service;
}

/** `rcwConfigExportInvitees` -> `exportInvitees`: what is left behind the two leading words that others share. */
function shortName(operationId: string, operationIds: readonly string[]): string {
  const words = wordsOf(operationId);
  for (let length = Math.min(2, words.length - 1); length > 0; length--) {
    const prefix = words.slice(0, length).join("");
    const isShared = operationIds.some(
      (other) => other !== operationId && wordsOf(other).slice(0, length).join("") === prefix,
    );
    if (isShared && !isVerb(words[0])) return camelCase(words.slice(length).join(" "));
  }
  return camelCase(operationId) || "call";
}

/** An operationId that starts with what it does has no service prefix to take away. */
function isVerb(word: string | undefined): boolean {
  return [
    "get",
    "list",
    "create",
    "update",
    "delete",
    "add",
    "remove",
    "set",
    "find",
    "search",
    "read",
    "post",
    "put",
    "patch",
  ].includes(word?.toLowerCase() ?? "");
}
