import { CONTROL_PATH, type ControlRoute, controlRoutes } from "./control-routes.js";

const OBJECT = { "application/json": { schema: { type: "object" } } };

/** The control interface as an OpenAPI 3.0 document, made of its routes. */
export function controlDocument() {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of controlRoutes) {
    const path = CONTROL_PATH + route.path;
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: describeOperation(route) };
  }
  return {
    openapi: "3.0.3",
    info: {
      title: "Control interface of rcw-fake",
      version: "1",
      description:
        "Sets up and asks a fake RingCentral Webinar service from outside its process. It takes no token, counts for no " +
        "rate limit and stands in no journal. The header X-Rcw-World names the world that is meant.",
      license: { name: "MIT", url: "https://opensource.org/license/mit" },
    },
    servers: [{ url: "/" }],
    security: [],
    paths,
    components: {
      schemas: {
        Errors: {
          type: "object",
          required: ["errors"],
          properties: {
            errors: {
              type: "array",
              items: {
                type: "object",
                required: ["errorCode", "message"],
                properties: { errorCode: { type: "string" }, message: { type: "string" } },
              },
            },
          },
        },
      },
    },
  };
}

function describeOperation({ path, operationId, summary, status, query = [], body }: ControlRoute): object {
  const parameters = [
    ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => parameter("path", name, true)),
    // Only the lists of one session need theirs.
    ...query.map((name) => parameter("query", name, name === "sessionId")),
    parameter("header", "X-Rcw-World", false),
  ];
  return {
    ...{ operationId, summary, parameters },
    ...(body !== undefined && { requestBody: { description: body, content: OBJECT } }),
    responses: {
      [status]: { description: "Done.", ...(status !== 204 && { content: OBJECT }) },
      400: {
        description: "What was sent makes no sense; the message says what would.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Errors" } } },
      },
    },
  };
}

function parameter(place: string, name: string | undefined, required: boolean): object {
  return { name, in: place, required, schema: { type: "string" } };
}
