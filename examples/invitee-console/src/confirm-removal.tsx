import { useEffect, useRef } from "react";
import { type Invitee, nameOf } from "./invitee-change.ts";

interface ConfirmRemovalProps {
  /** Who may be removed; the dialog is open while there is somebody. */
  readonly candidate: Invitee | undefined;
  onAnswer(isConfirmed: boolean): void;
}

/** Asks before somebody is removed: it can't be undone. */
export function ConfirmRemoval({ candidate, onAnswer }: ConfirmRemovalProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (candidate) dialog.current?.showModal();
  }, [candidate]);
  const answer = (isConfirmed: boolean) => {
    // Closed first: while it is open nothing outside of it takes the focus.
    dialog.current?.close();
    onAnswer(isConfirmed);
  };
  return (
    <dialog ref={dialog} aria-labelledby="confirm-title" onCancel={() => onAnswer(false)}>
      {candidate && (
        <>
          <h2 id="confirm-title">Remove {nameOf(candidate)}?</h2>
          <p>To undo it you would have to invite them anew.</p>
          <div className="dialog-actions">
            <button type="button" onClick={() => answer(false)}>
              Keep
            </button>
            <button type="button" className="danger" onClick={() => answer(true)}>
              Remove
            </button>
          </div>
        </>
      )}
    </dialog>
  );
}
