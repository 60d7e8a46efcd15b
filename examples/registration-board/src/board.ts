import type { RegistrantModelWithQuestionnaire } from "@rcw/types";

/** What the page shows of somebody; nobody's address leaves the server. */
export interface ShownRegistrant {
  readonly id: string;
  readonly name: string;
}

/** Everything that the page shows. */
export interface BoardState {
  readonly status: string;
  readonly registrants: readonly ShownRegistrant[];
}

/** Who is registered for one session, and its state, for those who watch. */
export interface Board {
  state(): BoardState;
  add(registrant: RegistrantModelWithQuestionnaire): void;
  remove(registrantId: string): void;
  setStatus(status: string): void;
  /** Calls a function at each change until the function that is returned is called. */
  watch(listener: (state: BoardState) => void): () => void;
}

export function createBoard(status = "Unknown"): Board {
  const registrants = new Map<string, ShownRegistrant>();
  /** Whom a webhook has taken off, so that a list that was read before doesn't bring them back. */
  const removed = new Set<string>();
  const listeners = new Set<(state: BoardState) => void>();
  let shownStatus = status;
  const state = () => ({ status: shownStatus, registrants: [...registrants.values()] });
  const tell = () => {
    for (const listener of listeners) listener(state());
  };
  return {
    state,
    add({ id = "", firstName, lastName = "" }) {
      if (id === "" || registrants.has(id) || removed.has(id)) return;
      registrants.set(id, { id, name: `${firstName} ${lastName.slice(0, 1)}`.trim() });
      tell();
    },
    remove(registrantId) {
      removed.add(registrantId);
      if (registrants.delete(registrantId)) tell();
    },
    setStatus(given) {
      if (given === shownStatus) return;
      shownStatus = given;
      tell();
    },
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
