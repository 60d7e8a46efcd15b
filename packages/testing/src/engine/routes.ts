import { oauthRoutes } from "../oauth/routes.js";
import { mediaRoutes } from "../services/recordings/media/routes.js";
import type { Exchange } from "./exchange.js";
import type { Answer } from "./handler.js";
import { PathTable } from "./path-table.js";

/** Answers one exchange, or throws a `Refusal`. `path` has the values of the parameters in the route's path. */
export type Responder = (exchange: Exchange, path: Readonly<Record<string, string>>) => Answer | Promise<Answer>;

/** Something that is served beside the operations of the API description, such as the OAuth endpoints. */
export interface Route {
  /** A template such as `/media/{recordingId}`. */
  readonly path: string;
  /** In capitals. */
  readonly httpMethod: string;
  readonly entry: Responder;
}

/** Everything that the fake serves beside the operations. */
export const routes = new PathTable<Responder>([...oauthRoutes, ...mediaRoutes]);
