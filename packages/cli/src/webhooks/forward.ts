import { UsageError } from "../failures/usage-error.js";
import { complain } from "../terminal/streams.js";

/** How long an app has to answer, in milliseconds. */
const PATIENCE_MS = 10_000;

/** What an app has to see to take a notification for one. */
const PASSED_ON = /^(content-type|(x-)?verification-token)$/i;

type Handle = (request: Request) => Promise<Response>;

/**
 * A handler that sends on, as they came, the notifications that another one has taken. An app that fails is told of;
 * the service has its answer by then.
 */
export function forwardAfter(handle: Handle, address: string): Handle {
  if (!/^https?:$/.test(URL.canParse(address) ? new URL(address).protocol : "")) {
    throw new UsageError(`--forward-to takes an http or https address, received ${JSON.stringify(address)}`);
  }
  return async (request) => {
    const copy = request.clone();
    const response = await handle(request);
    const body = response.ok ? await copy.text() : "";
    // The first call of a subscription has no body, and is answered here.
    if (body !== "")
      void post(address, copy.headers, body).then((failure) => failure && complain(`--forward-to: ${failure}\n`));
    return response;
  };
}

async function post(address: string, given: Headers, body: string): Promise<string | undefined> {
  const headers = [...given].filter(([name]) => PASSED_ON.test(name));
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const { ok, status } = await fetch(address, { method: "POST", headers, body, signal });
    return ok ? undefined : `${address} answered ${status}`;
  } catch (error) {
    return `${address} gave no answer: ${(error as Error).message}`;
  }
}
