import { RequestHandler } from "msw";
import { ConnectionLostError } from "../control/connection-lost.js";
import type { FakeWebinarApi } from "../create-fake-webinar-api.js";
import { afterBaseUrl, type BaseUrl } from "./base-url.js";

/** A whole service as one handler. It extends MSW's own base class, which its versions 2 and 3 have in the same place. */
export class FakeServiceHandler extends RequestHandler {
  readonly #baseUrl: BaseUrl;

  constructor(fake: Pick<FakeWebinarApi, "handle">, baseUrl: BaseUrl) {
    const { origin, path } = baseUrl;
    super({
      info: { header: `RingCentral Webinar, a fake, at ${origin}${path}` },
      resolver: ({ request }) => answer(fake, atRoot(request, baseUrl)),
    });
    this.#baseUrl = baseUrl;
  }

  override predicate({ request }: { request: Request }): boolean {
    return afterBaseUrl(this.#baseUrl, request.url) !== undefined;
  }

  /** What MSW shows in a browser's console. */
  override log({ request, response }: { request: Request; response: Response }): void {
    console.log(`[RingCentral Webinar, a fake] ${request.method} ${request.url} -> ${response.status}`);
  }
}

/** The request as the service would get it: a proxy takes away the path of its base URL. */
function atRoot(request: Request, baseUrl: BaseUrl): Request {
  if (baseUrl.path === "") return request;
  return new Request(baseUrl.origin + afterBaseUrl(baseUrl, request.url), request);
}

/** What `fetch` rejects with is a network error here; anything else that is thrown is a defect, and MSW shows it. */
async function answer(fake: Pick<FakeWebinarApi, "handle">, request: Request): Promise<Response> {
  try {
    return await fake.handle(request);
  } catch (error) {
    if (error instanceof ConnectionLostError) return Response.error();
    throw error;
  }
}
