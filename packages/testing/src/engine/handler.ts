import type { OperationId, operations } from "@rcw/types";
import type { UserRecord } from "../state/state.js";
import type { World } from "../state/world.js";

/** A request that has passed every general check: its operation's handler applies the service's own rules. */
export interface Call<Id extends OperationId = OperationId> {
  readonly world: World;
  /** The user who calls. */
  readonly caller: UserRecord;
  /** The app through which the user calls. */
  readonly clientId: string;
  /** Where the request was sent: `https://platform.ringcentral.com`. */
  readonly origin: string;
  readonly path: PathOf<Id>;
  readonly query: QueryOf<Id>;
  readonly body: BodyOf<Id>;
}

/** What one operation does: changes the state and answers, or throws a `Refusal`. */
export type Handler<Id extends OperationId> = (call: Call<Id>) => AnswerOf<Id> | Promise<AnswerOf<Id>>;

/** Handlers by operationId; an operation without one answers 501. */
export type Handlers = { readonly [Id in OperationId]?: Handler<Id> };

/** An answer before it becomes a response. */
export interface Answer {
  readonly status: number;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as they are, instead of a body; their Content-Type stands among the headers. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

type Parameters<Id extends OperationId> = operations[Id]["parameters"];
type PathOf<Id extends OperationId> = Readonly<NonNullable<Parameters<Id>["path"]>>;
type QueryOf<Id extends OperationId> = Readonly<NonNullable<Parameters<Id>["query"]>>;
type BodyOf<Id extends OperationId> = JsonOf<NonNullable<operations[Id]["requestBody"]>>;
type JsonOf<Content> = [Content] extends [never]
  ? undefined
  : Content extends { content: { "application/json": infer Json } }
    ? Json
    : undefined;

type AnswersOf<Responses> = {
  [Status in Extract<keyof Responses, 200 | 201 | 202 | 204>]: Responses[Status] extends {
    content: { "application/json": infer Json };
  }
    ? { status: Status; body: Json }
    : { status: Status };
};
/** The declared successful answers of an operation. */
export type AnswerOf<Id extends OperationId> = AnswersOf<operations[Id]["responses"]>[keyof AnswersOf<
  operations[Id]["responses"]
>];
