import { checkNames } from "../../check-names.js";
import type { FakeWebinarApi } from "../../create-fake-webinar-api.js";
import { controlDocument } from "./control-document.js";
import { CONTROL_PATH, type ControlRoute, controlRoutes } from "./control-routes.js";

/** Whether a path is one of the control interface's. The service has none that begins so. */
export function isControlPath(pathname: string): boolean {
  return pathname === CONTROL_PATH || pathname.startsWith(`${CONTROL_PATH}/`);
}

/** Answers a request to the control interface of a fake. It counts for no rate limit and stands in no journal. */
export async function answerControl(request: Request, fake: FakeWebinarApi): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const path = pathname.slice(CONTROL_PATH.length);
  if (path === "/openapi.json" && request.method === "GET") return Response.json(controlDocument());
  const fitting = controlRoutes.filter((route) => idIn(route, path) !== undefined);
  const route = fitting.find(({ method }) => method === request.method);
  if (route === undefined) return refuseRoute(request.method, pathname, fitting);
  const name = `${route.method} ${CONTROL_PATH}${route.path}`;
  try {
    const query = Object.fromEntries(searchParams);
    checkNames(name, query, route.query ?? []);
    const body = route.body === undefined ? {} : readObject(name, await request.text());
    const made = route.run({ fake, id: decodeURIComponent(idIn(route, path) ?? ""), query, body });
    return route.status === 204 ? new Response(null, { status: 204 }) : Response.json(made, { status: route.status });
  } catch (error) {
    // What the helpers refuse is the caller's; anything else is a defect of the fake, which the server tells.
    const isRefusal = error instanceof RangeError || error instanceof TypeError || error instanceof URIError;
    if (!isRefusal) throw error;
    // A helper's name says nothing to somebody who called a path.
    return refuse(400, `${name}: ${error.message.replace(`${name}: `, "").replace(/^[a-z][\w.]*: /i, "")}`);
  }
}

/** The parameter of a route's path, "" where it has none; undefined where the path isn't the route's. */
function idIn({ path: pattern }: ControlRoute, path: string): string | undefined {
  const [before = "", after] = pattern.split(/\{\w+\}/);
  if (after === undefined) return path === pattern ? "" : undefined;
  const id = path.slice(before.length, path.length - after.length);
  return path === before + id + after && /^[^/]+$/.test(id) ? id : undefined;
}

function readObject(name: string, text: string): Readonly<Record<string, unknown>> {
  let value: unknown = {};
  try {
    if (text.trim() !== "") value = JSON.parse(text);
  } catch (error) {
    throw new TypeError(`${name}: the body isn't JSON: ${(error as Error).message}`);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new TypeError(`${name}: the body is a JSON object, received ${JSON.stringify(value).slice(0, 100)}`);
}

function refuseRoute(method: string, pathname: string, fitting: readonly ControlRoute[]): Response {
  if (fitting.length === 0) {
    return refuse(404, `There is no ${pathname}; ${CONTROL_PATH}/openapi.json describes what there is`);
  }
  const methods = fitting.map((route) => route.method).join(", ");
  const refusal = refuse(405, `${pathname} has no ${method}; it has ${methods}`);
  refusal.headers.set("Allow", methods);
  return refusal;
}

function refuse(status: 400 | 404 | 405, message: string): Response {
  return Response.json({ errors: [{ errorCode: `FAKE-${status}`, message }] }, { status });
}
