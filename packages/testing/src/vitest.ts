// Matchers for Vitest, an entry of its own because its types need `vitest`, an optional peer dependency.

import type { OperationId } from "@rcw/types";
import { type ApiSchemaName, type DeclaredStatus, matchApiAnswer, matchApiSchema } from "./matchers/api-matchers.js";

// For the declarations of this module, which extend those of Vitest: the compiler would leave an import out of them.
export type {} from "vitest";
export type { ApiSchemaName, DeclaredStatus } from "./matchers/api-matchers.js";

/** What `expect` can do besides. */
export interface ApiMatchers<Received = unknown> {
  /**
   * A value conforms to a schema of the API. Unknown properties are allowed; an unknown enum value isn't, nor is a
   * write-only property in what answers use or a read-only one in what requests use.
   *
   * @example expect(invitee).toMatchApiSchema("InviteeResource");
   */
  toMatchApiSchema(name: ApiSchemaName): void;
  /**
   * A body, or a `Response` with its status, is an answer that an operation declares. Await it for a `Response`, which
   * stays readable.
   *
   * @example await expect(response).toMatchApiAnswer("rcwConfigListInvitees", 200);
   */
  toMatchApiAnswer<Id extends OperationId>(
    operationId: Id,
    status: DeclaredStatus<Id>,
  ): Received extends Response ? Promise<void> : void;
}

declare module "vitest" {
  interface Assertion<T> extends ApiMatchers<T> {}
  interface AsymmetricMatchersContaining extends ApiMatchers {}
}

/**
 * The matchers: teach them to `expect` once, best in a setup file.
 *
 * @example expect.extend(apiMatchers);
 */
export const apiMatchers = { toMatchApiSchema: matchApiSchema, toMatchApiAnswer: matchApiAnswer };
