import { type Given, MADE } from "../overrides.js";
import type { Aspect } from "./aspect.js";
import type { Draft } from "./draft.js";

/** Traits of the position of a page. Without one, it is the only page of its list. */
export interface PageTraits {
  /** More pages follow. */
  firstPage(): this;
  /** Pages come before and follow; in a list that is read forward only, the same as `firstPage`. */
  middlePage(): this;
  /** Pages come before. */
  lastPage(): this;
}

const pageTraits = {
  firstPage: { nextPageToken: MADE, previousPageToken: undefined },
  middlePage: { nextPageToken: MADE, previousPageToken: MADE },
  lastPage: { nextPageToken: undefined, previousPageToken: MADE },
} satisfies Record<keyof PageTraits, Given>;

/** Tokens of other pages only where there are other pages. */
export const page: Aspect = {
  traitsInterface: "PageTraits",
  traits: pageTraits,
  imply: (given) => ({
    ...(!Object.hasOwn(given, "nextPageToken") && { nextPageToken: undefined }),
    ...(!Object.hasOwn(given, "previousPageToken") && { previousPageToken: undefined }),
  }),
};

/** A list that is read forward only never points back. */
export const forwardList: Aspect = {
  settle: (draft) => draft.inside("paging")?.remove("previousPageToken"),
};

/** A page that others follow is full, and none holds more than it may. */
export const pagedList: Aspect = {
  traitsInterface: "PageTraits",
  traits: Object.fromEntries(Object.entries(pageTraits).map(([name, paging]) => [name, { paging }])),
  settle: (draft) => {
    const records = draft.get("records");
    const paging = draft.inside("paging");
    const perPage = paging?.number("perPage");
    if (!Array.isArray(records) || paging === undefined || perPage === undefined || records.length === 0) return;
    const isFull = paging.has("nextPageToken") || records.length > perPage;
    if (isFull) paging.set("perPage", Math.min(records.length, 1000));
  },
};

/** The host is always among the invitees, and stands first. */
export const withHost: Aspect = {
  imply: () => ({ records: [{ role: "Host" }, {}, {}] }),
};

/** Most who join a session attend it. */
export const withAudience: Aspect = {
  imply: () => ({ records: [{ role: "Host" }, { role: "Attendee" }, { role: "Attendee" }] }),
};

/** Ascending by the planned start, else by the time of creation. */
export const byStart: Aspect = sortedList((item) => item.text("scheduledStartTime") ?? item.text("creationTime"), 1);

/** Descending by the end, else by the planned start. */
export const byEnd: Aspect = sortedList((item) => item.text("endTime") ?? item.text("scheduledStartTime"), -1);

/** Ascending by id. */
export const byId: Aspect = sortedList((item) => item.text("id"), 1);

/** Sorts made-up records; given ones stay in their order. Texts as long as one another sort as what they stand for. */
function sortedList(keyOf: (item: Draft) => string | undefined, direction: 1 | -1): Aspect {
  return {
    settle: (draft) => {
      const records = draft.get("records");
      if (!Array.isArray(records) || draft.isGiven("records")) return;
      const keyed = draft.items("records").map((item, index) => ({ key: keyOf(item) ?? "", record: records[index] }));
      keyed.sort((left, right) => (left.key < right.key ? -direction : left.key > right.key ? direction : 0));
      draft.set(
        "records",
        keyed.map(({ record }) => record),
      );
    },
  };
}
