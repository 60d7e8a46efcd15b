import type { Entry } from "./entry.js";

/** What the service said of a person that it refused. */
export interface Refusal {
  readonly status: number;
  readonly errorCode?: string;
  /** The property of the person, such as `email`; undefined when the answer names none. */
  readonly parameterName?: string;
  readonly message: string;
}

/** An answer of the service that is an error, whichever copy of the client it comes from. */
interface Answer {
  readonly status: number;
  readonly message: string;
  readonly errorCode?: string;
  readonly errors?: readonly { errorCode?: string; message?: string; parameterName?: string }[];
}

const LISTS = { addedInvitees: "add", updatedInvitees: "change", deletedInvitees: "remove" } as const;
/** How a call failed: somebody in it may be at fault, it may have been carried out all the same, or neither. */
export type Failure = "refused" | "uncertain" | "final";

/** @param removes Whether the call removes somebody: that can be forbidden by itself. */
export function kindOfFailure(error: unknown, removes = false): Failure {
  const { status, attempts, name } = error as Partial<Answer> & { attempts?: number; name?: string };
  if (name === "AbortError" || attempts === 0) return "final";
  if (status === undefined) return typeof attempts === "number" ? "uncertain" : "final";
  if (status >= 500 || status === 408 || status === 429 || status < 300) return "uncertain";
  // The caller or the app lacks a permission.
  if (status === 401 || (status === 403 && !removes)) return "final";
  return "refused";
}

/** Whom an answer names, and what it says of them. */
export function namedIn(error: unknown, entries: readonly Entry[]): Map<Entry, Refusal> {
  const { status, errors = [], message: general } = error as Answer;
  const named = new Map<Entry, Refusal>();
  for (const { errorCode, parameterName = "", message = general } of errors) {
    const [start, list = "", index = "", property] = /^(\w+)\.(\d+)(?:\.(\w+))?/.exec(parameterName) ?? [];
    const kind = LISTS[list as keyof typeof LISTS];
    const entry = start === undefined ? undefined : entries.filter((each) => each.kind === kind)[Number(index)];
    if (entry === undefined) continue;
    // Readers know people, not places in a request.
    const said = message.replaceAll(`${list}.${index}.`, "");
    named.set(entry, {
      ...{ status, message: said },
      ...(errorCode && { errorCode }),
      ...(property && { parameterName: property }),
    });
  }
  return named;
}

/** What an answer to a call about one person says of them. */
export function refusalOf(error: unknown): Refusal {
  const { status, message, errors: [first] = [] } = error as Answer;
  return { status, message: first?.message ?? message, ...(first?.errorCode && { errorCode: first.errorCode }) };
}
