import { describe, expect, it } from "vitest";
import { createFakeWebinarApi, type FakeWebinarApi } from "../create-fake-webinar-api.js";
import { CONFIGURATION, callFake } from "../test-support/call-fake.js";
import { HISTORY } from "../test-support/fake-with-callers.js";
import { type ScenarioName, scenarios } from "./scenarios.js";

const create = (scenario: ScenarioName, seed = 1) => createFakeWebinarApi({ scenario, seed, rateLimits: false });
const read = async (fake: FakeWebinarApi, path: string) => (await callFake(fake, `GET ${path}`)).body;
const sessionPath = ({ webinarId, sessionId }: { webinarId: string; sessionId: string }) =>
  `/webinars/${webinarId}/sessions/${sessionId}`;
const idsOf = (records: { id: string }[]) => records.map(({ id }) => id);

describe.each(Object.keys(scenarios) as ScenarioName[])("the scenario %s", (name) => {
  it("says what it holds", () => {
    expect(scenarios[name].description).toMatch(/^[A-Z].*\.$/);
  });

  it("is the same after reset, whatever has happened", async () => {
    const fake = create(name);
    const before = await transcript(fake);
    fake.clock.advance("30d");
    fake.addWebinar();
    fake.reset();
    expect(await transcript(fake)).toBe(before);
  });

  it("has the same ids for every seed", async () => {
    const [first, second] = [JSON.parse(await transcript(create(name))), JSON.parse(await transcript(create(name, 7)))];
    expect(idsOf(first.webinars)).toEqual(idsOf(second.webinars));
    expect(idsOf(first.sessions)).toEqual(idsOf(second.sessions));
    expect(idsOf(first.recordings)).toEqual(idsOf(second.recordings));
  });
});

async function transcript(fake: FakeWebinarApi): Promise<string> {
  const from = "2026-01-01T00:00:00Z";
  const to = "2027-01-01T00:00:00Z";
  const { records: webinars } = await read(fake, `${CONFIGURATION}/webinars?creationTimeFrom=${from}`);
  const { records: sessions } = await read(fake, `${HISTORY}/sessions?endTimeFrom=${from}&endTimeTo=${to}`);
  const query = `creationTimeFrom=${from}&creationTimeTo=${to}`;
  const { records: recordings } = await read(fake, `${HISTORY}/recordings?${query}`);
  return JSON.stringify({ webinars, sessions, recordings });
}

describe("the town hall", () => {
  const { registrantIds, hostInviteeId, coHostInviteeId, panelistInviteeIds, coHostUserId, ...ids } =
    scenarios["scheduled-town-hall"];
  const REGISTRATION = `/webinar/registration/v1/sessions/${ids.sessionId}`;

  it("is in a week, with its people and open registration", async () => {
    const fake = create("scheduled-town-hall");
    const session = await read(fake, CONFIGURATION + sessionPath(ids));
    expect(session).toMatchObject({ status: "Scheduled", scheduledStartTime: "2026-09-08T08:00:00Z" });
    const { records } = await read(fake, `${CONFIGURATION}${sessionPath(ids)}/invitees`);
    expect(idsOf(records)).toEqual([hostInviteeId, coHostInviteeId, ...panelistInviteeIds]);
    expect(records[1]).toMatchObject({ role: "CoHost", linkedUser: { userId: coHostUserId } });
    const registrants = await read(fake, `${REGISTRATION}/registrants`);
    expect(idsOf(registrants.records)).toEqual(registrantIds);
    expect(await read(fake, REGISTRATION)).toMatchObject({ registrationStatus: "Open", registrantCount: 40 });
    const times = registrants.records.map((one: { registrationTime: string }) => Date.parse(one.registrationTime));
    expect(Math.max(...times)).toBeLessThan(fake.clock.now());
  });

  it("runs: it is Live, with attendees, and ends by itself in 40 minutes", async () => {
    const fake = create("live-session");
    const live = await read(fake, HISTORY + sessionPath(scenarios["live-session"]));
    expect(live).toMatchObject({ status: "Active", runtimeStatus: "Live", startTime: "2026-09-01T07:40:00Z" });
    expect(live.attendeeCount).toBeGreaterThan(10);
    fake.clock.advance("40m");
    expect(await read(fake, HISTORY + sessionPath(ids))).toMatchObject({ status: "Finished", duration: 3600 });
  });

  it("is over, and its recording can be downloaded; another one is being processed", async () => {
    const fake = create("finished-with-recordings");
    const { recordingId, processing } = scenarios["finished-with-recordings"];
    expect(await read(fake, HISTORY + sessionPath(ids))).toMatchObject({
      endTime: "2026-08-31T08:00:00Z",
      recording: { id: recordingId, status: "Available", shared: true },
    });
    const { downloadUri } = await read(fake, `${HISTORY}/recordings/${recordingId}/download`);
    expect((await fake.fetch(downloadUri)).status).toBe(200);
    const path = `${HISTORY}/recordings/${processing.recordingId}`;
    expect(await read(fake, path)).toMatchObject({ status: "Processing", session: { id: processing.sessionId } });
    fake.clock.advance("5m");
    expect(await read(fake, path)).toMatchObject({ status: "Available", duration: 1800 });
  });

  it("begins where the option `now` says", async () => {
    const fake = createFakeWebinarApi({ scenario: "live-session", now: "2030-01-01T10:00:00Z" });
    expect(await read(fake, HISTORY + sessionPath(ids))).toMatchObject({ startTime: "2030-01-01T09:40:00Z" });
  });
});

describe("ten thousand invitees", () => {
  const { inviteeCount, hostInviteeId, firstPanelistInviteeId, lastPanelistInviteeId, ...ids } =
    scenarios["ten-thousand-invitees"];

  it("are there within a second, and come in pages of a thousand", async () => {
    const startMs = performance.now();
    const fake = create("ten-thousand-invitees");
    expect(performance.now() - startMs).toBeLessThan(1000);
    const seen: string[] = [];
    const emails = new Set<string>();
    let pageToken = "";
    do {
      const query = `perPage=1000${pageToken && `&pageToken=${pageToken}`}`;
      const { records, paging } = await read(fake, `${CONFIGURATION}${sessionPath(ids)}/invitees?${query}`);
      seen.push(...idsOf(records));
      for (const { email } of records) emails.add(email);
      pageToken = paging.nextPageToken ?? "";
    } while (pageToken !== "");
    expect(new Set(seen).size).toBe(inviteeCount);
    expect(emails.size).toBe(inviteeCount);
    expect([seen[0], seen[1], seen.at(-1)]).toEqual([hostInviteeId, firstPanelistInviteeId, lastPanelistInviteeId]);
  });
});

it("names the scenarios there are when one is misspelt", () => {
  const misspelt = { scenario: "town-hall" } as object;
  expect(() => createFakeWebinarApi(misspelt)).toThrow(/no scenario "town-hall".*scheduled-town-hall/);
  expect(() => createFakeWebinarApi({ scenario: "toString" } as object)).toThrow(/no scenario "toString"/);
});
