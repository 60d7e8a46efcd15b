// Named schema types: what apps import most.

// The values of every enum, for menus and checks at run time.
export * from "./generated/enums.js";
// The operation table: what generic tools (clients, fakes, documentation) are driven by.
export { type OperationId, operationTable } from "./generated/operations.js";
// The raw types of openapi-typescript, for openapi-fetch and its relatives.
export type { components, operations, paths } from "./generated/schema.js";
export type * from "./generated/schemas.js";
export type {
  BodyDescription,
  Format,
  OperationDescription,
  PagingDescription,
  ParameterDescription,
  ValueBounds,
} from "./operation-description.js";
