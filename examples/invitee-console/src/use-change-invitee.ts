import { ApiError, NotFoundError } from "@rcw/client";
import type { WcsInviteeListResource } from "@rcw/types";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { applyChange, type InviteeChange, sendChange } from "./invitee-change.ts";
import { useSession } from "./session-context.ts";
import { INVITEES_KEY } from "./use-invitees.ts";

/** What to do when a change is settled. */
export interface ChangeListeners {
  onDone(change: InviteeChange): void;
  onRefused(change: InviteeChange, error: Error): void;
}

/**
 * Sends changes, several at a time if need be.
 *
 * The service takes about ten calls a minute, so the list isn't read anew after each of them: what is known to be done
 * is written into the pages that are cached. It is read where the outcome isn't known here: who was added, an answer
 * that didn't come, somebody who is gone.
 */
export function useChangeInvitee({ onDone, onRefused }: ChangeListeners) {
  const session = useSession();
  const queryClient = useQueryClient();
  const filters = { queryKey: INVITEES_KEY };
  const readAnew = () => queryClient.invalidateQueries(filters);
  return useMutation<void, Error, InviteeChange>({
    mutationKey: INVITEES_KEY,
    mutationFn: (change) => sendChange(session, change),
    onSuccess: async (_nothing, change) => {
      // A list that is being read may be older than the change.
      const isOutdated = change.kind === "add" || queryClient.isFetching(filters) > 0;
      queryClient.setQueriesData<WcsInviteeListResource>(filters, (page) => page && withChange(page, change));
      if (isOutdated) await readAnew();
      onDone(change);
    },
    onError: (error, change) => {
      if (!(error instanceof ApiError) || error instanceof NotFoundError) void readAnew();
      onRefused(change, error);
    },
  });
}

function withChange(page: WcsInviteeListResource, change: InviteeChange): WcsInviteeListResource {
  if (change.kind === "add") return page;
  return { ...page, records: applyChange(page.records, change, false) as WcsInviteeListResource["records"] };
}
