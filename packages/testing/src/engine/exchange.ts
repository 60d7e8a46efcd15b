import type { World } from "../state/world.js";

/** One request on its way through the fake. */
export interface Exchange {
  readonly world: World;
  readonly request: Request;
  readonly url: URL;
  /** What is asked for: the request's method, with HEAD taken for GET. */
  readonly httpMethod: string;
  /** Headers that the answer gets, whether it is a success or a refusal. */
  readonly headers: Headers;
  /** Set once the operation is known. */
  operationId?: string;
}
