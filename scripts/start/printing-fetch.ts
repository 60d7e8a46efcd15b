import type { FetchFunction } from "@rcw/client";
import type { Printer } from "./printer.js";

/** A `fetch` that prints each request and its status. */
export function printingFetch(printer: Printer): FetchFunction {
  return async (url, init) => {
    const response = await fetch(url, init);
    const { pathname, search } = new URL(url);
    printer.exchange(init.method ?? "GET", pathname + search, response.status);
    return response;
  };
}
