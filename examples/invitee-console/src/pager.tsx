import type { RcwPagingModel } from "@rcw/types";

/** Where the reader is: the service knows tokens, people count pages. */
export interface Page {
  readonly number: number;
  /** Undefined for the first page. */
  readonly token: string | undefined;
}

export const FIRST_PAGE: Page = { number: 1, token: undefined };

interface PagerProps {
  readonly page: Page;
  readonly paging: RcwPagingModel | undefined;
  readonly isBusy: boolean;
  onTurn(page: Page): void;
}

/** Buttons that lead nowhere for the moment are marked as disabled, and keep the focus of a keyboard. */
export function Pager({ page, paging, isBusy, onTurn }: PagerProps) {
  const turn = (token: string, step: 1 | -1) => {
    const number = page.number + step;
    // Back on the first page its own key is used, and not another one for the same people.
    onTurn(number === 1 ? FIRST_PAGE : { number, token });
  };
  const { previousPageToken, nextPageToken } = (!isBusy && paging) || {};
  return (
    <nav className="pager" aria-label="Pages of invitees">
      <button
        type="button"
        aria-disabled={!previousPageToken}
        onClick={() => previousPageToken && turn(previousPageToken, -1)}
      >
        Previous
      </button>
      <span aria-live="polite">Page {page.number}</span>
      <button type="button" aria-disabled={!nextPageToken} onClick={() => nextPageToken && turn(nextPageToken, 1)}>
        Next
      </button>
    </nav>
  );
}
