import { describe, expect, it } from "vitest";
import { createFactories } from "../create-factories.js";

const factories = createFactories({ seed: 6 });
const { inviteeListResource, participantListResource, rcwPagingModel } = factories;
const { registrantListResource, sessionGlobalListResource, wcsInviteeListResource } = factories;
const { wcsSessionGlobalListResource, webinarListResource } = factories;

describe("a page", () => {
  it("is the only one by itself", () => {
    expect(Object.keys(rcwPagingModel.build())).toEqual(["perPage", "pageToken"]);
    expect(Object.keys(webinarListResource.build().paging)).toEqual(["perPage", "pageToken"]);
  });

  it("points to the pages that there are", () => {
    expect(Object.keys(webinarListResource.firstPage().build().paging)).toEqual([
      "perPage",
      "pageToken",
      "nextPageToken",
    ]);
    expect(Object.keys(rcwPagingModel.lastPage().build())).toEqual(["perPage", "pageToken", "previousPageToken"]);
    const { pageToken, nextPageToken, previousPageToken } = webinarListResource.middlePage().build().paging;
    expect(new Set([pageToken, nextPageToken, previousPageToken]).size).toBe(3);
    expect(webinarListResource.firstPage().lastPage().build().paging).not.toHaveProperty("nextPageToken");
    expect(webinarListResource.build({ paging: { nextPageToken: "abc" } }).paging.nextPageToken).toBe("abc");
  });

  it("never points back in a list that is read forward only", () => {
    expect(registrantListResource.lastPage().build().paging).not.toHaveProperty("previousPageToken");
    expect(registrantListResource.middlePage().build().paging).toHaveProperty("nextPageToken");
  });

  it("is full if another one follows, and holds no more than it may", () => {
    expect(webinarListResource.firstPage().build()).toMatchObject({ paging: { perPage: 3 } });
    const records = Array.from({ length: 150 }, () => ({}));
    expect(webinarListResource.build({ records }).paging.perPage).toBe(150);
    expect(webinarListResource.build().paging.perPage).toBe(100);
    expect(webinarListResource.firstPage().build({ paging: { perPage: 7 } }).paging.perPage).toBe(7);
    expect(webinarListResource.firstPage().build({ records: [] }).paging.perPage).toBe(100);
  });
});

describe("a list", () => {
  it("of invitees has the host among them, unless its records are given", () => {
    expect(wcsInviteeListResource.build().records.map(({ role }) => role)).toEqual(["Host", "Panelist", "Panelist"]);
    expect(inviteeListResource.build().records.map(({ role }) => role)).toEqual(["Host", "Panelist", "Panelist"]);
    expect(participantListResource.build().records.map(({ role }) => role)).toEqual(["Host", "Attendee", "Attendee"]);
    expect(wcsInviteeListResource.build({ records: [{}] }).records.map(({ role }) => role)).toEqual(["Panelist"]);
  });

  it("is in the order that the service keeps", () => {
    const webinars = webinarListResource.buildList(20).map(({ records }) => records.map((item) => item.creationTime));
    const sessions = wcsSessionGlobalListResource
      .buildList(20)
      .map(({ records }) => records.map((item) => item.scheduledStartTime));
    const registrants = registrantListResource.buildList(20).map(({ records }) => records.map(({ id }) => id));
    for (const keys of [...webinars, ...sessions, ...registrants]) expect(keys).toEqual(keys.toSorted());
    const past = sessionGlobalListResource.buildList(20).map(({ records }) => records.map((item) => item.endTime));
    for (const keys of past) expect(keys).toEqual(keys.toSorted().reverse());
  });

  it("keeps the order of records that are given", () => {
    const times = ["2026-03-01T00:00:00Z", "2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"];
    const { records } = webinarListResource.build({ records: times.map((creationTime) => ({ creationTime })) });
    expect(records.map(({ creationTime }) => creationTime)).toEqual(times);
  });
});
