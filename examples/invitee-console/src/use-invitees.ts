import { keepPreviousData, useMutationState, useQuery } from "@tanstack/react-query";
import { applyChange, type Invitee, type InviteeChange } from "./invitee-change.ts";
import { useSession } from "./session-context.ts";

/** Names everything about invitees in TanStack Query's caches. */
export const INVITEES_KEY = ["invitees"] as const;

const PER_PAGE = 8;

/** A row of the table; `isPending` while what it shows isn't confirmed by the service. */
export type InviteeRow = Invitee & { readonly isPending: boolean };

/**
 * A page of the invitees, as it will be when every change that is on its way is done.
 *
 * This is all that the optimistic update is: what is shown is computed from the last answer and the pending changes.
 * When a change is refused it is no longer pending, and so there is nothing to roll back.
 */
export function useInvitees(pageToken: string | undefined) {
  const { rcw, ...session } = useSession();
  const query = useQuery({
    queryKey: [...INVITEES_KEY, session, pageToken],
    queryFn: async ({ signal }) =>
      await rcw.invitees.list({ ...session, perPage: PER_PAGE, ...(pageToken && { pageToken }) }, { signal }),
    placeholderData: keepPreviousData,
  });
  const pending = useMutationState({
    filters: { mutationKey: INVITEES_KEY, status: "pending" },
    select: ({ state }) => state.variables as InviteeChange,
  });

  const isLastPage = query.data?.paging.nextPageToken === undefined;
  const invitees = pending.reduce<Invitee[]>(
    (shown, change) => applyChange(shown, change, isLastPage),
    query.data?.records ?? [],
  );
  const confirmed = new Set<Invitee>(query.data?.records);
  const rows: InviteeRow[] = invitees.map((invitee) => ({ ...invitee, isPending: !confirmed.has(invitee) }));
  return { ...query, rows, paging: query.data?.paging };
}
