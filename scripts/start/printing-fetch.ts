import type { FetchFunction } from "@rcw/client";
import type { Printer } from "./printer.js";

/** A `fetch` that prints each request and its status. */
export function printingFetch(printer: Printer): FetchFunction {
  return async (request, init) => {
    const response = await fetch(request, init);
    const { pathname, search } = new URL(request.url);
    printer.exchange(request.method, pathname + search, response.status);
    return response;
  };
}
