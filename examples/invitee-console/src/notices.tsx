import type { ErrorText } from "./describe-error.ts";

/** What became of the last change. */
export type Notice = { readonly kind: "done"; readonly text: string } | ({ readonly kind: "error" } & ErrorText);

interface NoticesProps {
  readonly notice: Notice | undefined;
  onDismiss(): void;
}

/** The live regions stay in the page, so that screen readers read out what comes into them. */
export function Notices({ notice, onDismiss }: NoticesProps) {
  return (
    <div className="notices">
      <div role="status">{notice?.kind === "done" && <p className="notice notice-done">{notice.text}</p>}</div>
      <div role="alert">
        {notice?.kind === "error" && (
          <div className="notice notice-error">
            <div>
              <strong>{notice.title}</strong>
              <p>{notice.reason}</p>
              {notice.details && <small>{notice.details}</small>}
            </div>
            <button type="button" className="quiet" onClick={onDismiss}>
              Dismiss
            </button>
          </div>
        )}
      </div>
    </div>
  );
}
