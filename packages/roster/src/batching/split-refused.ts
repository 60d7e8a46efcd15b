import type { Wish } from "./wish.js";

const LISTS = { addedInvitees: "add", updatedInvitees: "update", deletedInvitees: "delete" } as const;

/**
 * Groups to send instead of a call that was refused as a whole: the one that the answer names apart from the rest, else
 * halves. Undefined when there is nothing to divide.
 */
export function splitRefused(error: unknown, sent: readonly Wish[]): Wish[][] | undefined {
  if (sent.length < 2) return undefined;
  const { errors = [] } = error as { errors?: readonly { parameterName?: string }[] };
  const named = new Set(
    errors.flatMap(({ parameterName = "" }) => {
      const [, list = "", index = ""] = /^(\w+)\.(\d+)/.exec(parameterName) ?? [];
      const kind = LISTS[list as keyof typeof LISTS];
      return (kind && sent.filter((wish) => wish.kind === kind)[Number(index)]) ?? [];
    }),
  );
  if (named.size > 0 && named.size < sent.length)
    return [...[...named].map((wish) => [wish]), sent.filter((wish) => !named.has(wish))];
  // Deletions apart from the rest first: they are refused for reasons of their own.
  const deletions = sent.filter(({ kind }) => kind === "delete");
  if (deletions.length > 0 && deletions.length < sent.length)
    return [sent.filter(({ kind }) => kind !== "delete"), deletions];
  const middle = Math.ceil(sent.length / 2);
  return [sent.slice(0, middle), sent.slice(middle)];
}
