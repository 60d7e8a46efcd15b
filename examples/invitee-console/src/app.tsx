import { useRef, useState } from "react";
import { AddInviteeForm } from "./add-invitee-form.tsx";
import { ConfirmRemoval } from "./confirm-removal.tsx";
import { describeError, describeRefusal } from "./describe-error.ts";
import { describeDone, type Invitee } from "./invitee-change.ts";
import { InviteeTable } from "./invitee-table.tsx";
import { type Notice, Notices } from "./notices.tsx";
import { FIRST_PAGE, Pager } from "./pager.tsx";
import { SessionHeader } from "./session-header.tsx";
import { useChangeInvitee } from "./use-change-invitee.ts";
import { useInvitees } from "./use-invitees.ts";

export function App() {
  const [page, setPage] = useState(FIRST_PAGE);
  const [notice, setNotice] = useState<Notice>();
  const [candidate, setCandidate] = useState<Invitee>();
  const heading = useRef<HTMLHeadingElement>(null);
  const invitees = useInvitees(page.token);
  const change = useChangeInvitee({
    onDone: (done) => setNotice({ kind: "done", text: describeDone(done) }),
    onRefused: (refused, error) => setNotice({ kind: "error", ...describeRefusal(refused, error) }),
  });
  const listError: Notice | undefined = invitees.error
    ? { kind: "error", title: "The invitees can't be shown", ...describeError(invitees.error) }
    : undefined;

  return (
    <>
      <SessionHeader />
      <main>
        <Notices notice={notice ?? listError} onDismiss={() => setNotice(undefined)} />
        <section className="card" aria-labelledby="invitees">
          <div className="card-head">
            <h2 id="invitees" ref={heading} tabIndex={-1}>
              Invitees
            </h2>
            <button
              type="button"
              aria-disabled={invitees.isFetching}
              onClick={() => !invitees.isFetching && void invitees.refetch()}
            >
              {invitees.isFetching ? "Loading…" : "Refresh"}
            </button>
          </div>
          <InviteeTable
            rows={invitees.rows}
            isBusy={invitees.isPending || invitees.isPlaceholderData}
            onRoleChange={(invitee, role) => change.mutate({ kind: "changeRole", invitee, role })}
            onRemove={setCandidate}
          />
          <Pager page={page} paging={invitees.paging} isBusy={invitees.isPlaceholderData} onTurn={setPage} />
        </section>
        <AddInviteeForm onAdd={(invitee) => change.mutateAsync({ kind: "add", invitee })} />
      </main>
      <ConfirmRemoval
        candidate={candidate}
        onAnswer={(isConfirmed) => {
          setCandidate(undefined);
          if (!candidate || !isConfirmed) return;
          change.mutate({ kind: "remove", invitee: candidate });
          // The button that opened the dialog goes with its row.
          heading.current?.focus();
        }}
      />
    </>
  );
}
