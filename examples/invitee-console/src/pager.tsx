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

export function Pager({ page, paging, isBusy, onTurn }: PagerProps) {
  const turn = (token: string | undefined, step: 1 | -1) => {
    const number = page.number + step;
    // Back on the first page its own key is used, and not another one for the same people.
    onTurn(number === 1 ? FIRST_PAGE : { number, token });
  };
  const { previousPageToken, nextPageToken } = paging ?? {};
  return (
    <nav className="pager" aria-label="Pages of invitees">
      <button type="button" disabled={!previousPageToken || isBusy} onClick={() => turn(previousPageToken, -1)}>
        Previous
      </button>
      <span aria-live="polite">Page {page.number}</span>
      <button type="button" disabled={!nextPageToken || isBusy} onClick={() => turn(nextPageToken, 1)}>
        Next
      </button>
    </nav>
  );
}
