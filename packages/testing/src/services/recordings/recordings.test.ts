import { describe, expect, it } from "vitest";
import { createFakeWebinarApi } from "../../create-fake-webinar-api.js";
import { callFake, refusalOf } from "../../test-support/call-fake.js";
import { createFakeWithCallers, HISTORY } from "../../test-support/fake-with-callers.js";

const RECORDINGS = `${HISTORY}/recordings`;
const YEAR = "creationTimeFrom=2026-01-01T00:00:00Z&creationTimeTo=2027-01-01T00:00:00Z";

describe("recordings that sessions leave behind", () => {
  it("are Processing after the end, and Available ten minutes later", async () => {
    const { fake, tokens } = createFakeWithCallers();
    const read = async () => {
      const { records } = (await callFake(fake, `GET ${RECORDINGS}?${YEAR}`, { token: tokens.host })).body;
      return records[0];
    };
    fake.clock.advance("119m");
    expect(await read()).toBeUndefined();
    fake.clock.advance("1m");
    const processing = await read();
    expect(processing).toEqual({
      id: expect.any(String),
      creationTime: "2026-09-01T10:00:00Z",
      lastModifiedTime: "2026-09-01T10:00:00Z",
      status: "Processing",
      shared: false,
      session: {
        id: "s1",
        startTime: "2026-09-01T09:00:00Z",
        endTime: "2026-09-01T10:00:00Z",
        duration: 3600,
        title: "Town hall",
        webinar: expect.objectContaining({ id: "w1" }),
      },
    });
    fake.clock.advance("1d");
    expect(await read()).toMatchObject({
      id: processing.id,
      lastModifiedTime: "2026-09-01T10:10:00Z",
      status: "Available",
      duration: 3470,
      shared: true,
    });
  });

  it.each([
    ["the webinar doesn't record by itself", { autoRecord: false }, {}],
    ["the account can't record", {}, { recordingEnabled: false }],
  ])("don't come when %s", async (_name, settings, features) => {
    const fake = createFakeWebinarApi({ rateLimits: false });
    fake.addWebinar({ id: "w1", settings: { autoRecord: true, ...settings } });
    fake.addAccount({ accountId: "37439510", features });
    fake.addSession({ webinarId: "w1", id: "s1" });
    fake.clock.advance("30d");
    expect((await callFake(fake, `GET ${RECORDINGS}?${YEAR}`)).body.records).toEqual([]);
  });

  it("don't come from a session that ends before the broadcast", async () => {
    const { fake } = createFakeWithCallers();
    fake.setSessionStatus("s1", "Active");
    fake.setSessionStatus("s1", "Finished");
    expect((await callFake(fake, `GET ${HISTORY}/company/recordings?${YEAR}`)).body.records).toEqual([]);
  });

  it("aren't shared where the account doesn't let hosts share", async () => {
    const { fake } = createFakeWithCallers();
    fake.addAccount({ accountId: "37439510", features: { recordingSharingEnabled: false } });
    fake.clock.advance("1d");
    const { records } = (await callFake(fake, `GET ${HISTORY}/company/recordings?${YEAR}`)).body;
    expect(records).toMatchObject([{ status: "Available", shared: false }]);
  });
});

describe("listing recordings", () => {
  function createFakeWithRecordings() {
    const fake = createFakeWebinarApi({ rateLimits: false });
    fake.addUser({ userId: "another" });
    fake.addWebinar({ id: "own", title: "Town hall" });
    fake.addWebinar({ id: "w2", title: "Briefing", hostUserId: "another" });
    fake.addSession({ webinarId: "own", id: "s1", status: "Finished" });
    fake.addSession({ webinarId: "w2", id: "s2", status: "Finished" });
    fake.setSessionStatus("s1", "Active");
    fake.addRecording({ sessionId: "s1", id: "first" });
    fake.clock.advance("1h");
    fake.setSessionStatus("s2", "Active");
    fake.addRecording({ sessionId: "s2", id: "theirs" });
    fake.clock.advance("1h");
    fake.addRecording({ sessionId: "s1", id: "last", status: "Failed" });
    return fake;
  }
  const list = async (query: string, path = "/recordings") => {
    const { records } = (await callFake(createFakeWithRecordings(), `GET ${HISTORY}${path}?${query}`)).body;
    return records.map(({ id }: { id: string }) => id);
  };

  it.each([
    [YEAR, "/recordings", ["last", "first"]],
    [`${YEAR}&status=Failed`, "/recordings", ["last"]],
    [`${YEAR}&status=Failed&status=Available`, "/recordings", ["last", "first"]],
    ["creationTimeFrom=2026-09-01T08:00:00Z&creationTimeTo=2026-09-01T09:59:59Z", "/recordings", ["first"]],
    ["creationTimeFrom=2026-09-01T08:00:01Z&creationTimeTo=2026-09-01T10:00:00Z", "/recordings", ["last"]],
    [YEAR, "/company/recordings", ["last", "theirs", "first"]],
    [`${YEAR}&hostUserId=another,1`, "/company/recordings", ["theirs"]],
    [`${YEAR}&nameFragment=brief`, "/company/recordings", ["theirs"]],
  ])("answers %s at %s", async (query, path, ids) => {
    expect(await list(query, path)).toEqual(ids);
  });

  it("leads through pages", async () => {
    const fake = createFakeWithRecordings();
    const { body } = await callFake(fake, `GET ${RECORDINGS}?${YEAR}&perPage=1`);
    const next = await callFake(fake, `GET ${RECORDINGS}?${YEAR}&perPage=1&pageToken=${body.paging.nextPageToken}`);
    expect(next.body.records).toMatchObject([{ id: "first" }]);
  });

  it("keeps the accounts apart", async () => {
    const fake = createFakeWithRecordings();
    const { userId } = fake.addUser({ accountId: "another account", permissions: ["WebinarSettings"] });
    const token = fake.issueToken({ userId });
    expect((await callFake(fake, `GET ${HISTORY}/company/recordings?${YEAR}`, { token })).body.records).toEqual([]);
  });
});

describe("a single recording", () => {
  it.each(["/recordings/r1", "/company/recordings/r1"])("at %s comes with its session and its link", async (path) => {
    const { fake } = createFakeWithCallers();
    fake.setSessionStatus("s1", "Active");
    fake.addRecording({ sessionId: "s1", id: "r1", durationSeconds: 90, shared: true });
    expect((await callFake(fake, `GET ${HISTORY}${path}`)).body).toMatchObject({
      ...{ id: "r1", status: "Available", duration: 90, shared: true },
      recordingSharedUri: "https://v.ringcentral.com/recordings/r1",
      session: { id: "s1", webinar: { id: "w1", title: "Town hall" } },
    });
  });

  it("that Failed says why, and has neither length nor viewers", async () => {
    const { fake } = createFakeWithCallers();
    fake.setSessionStatus("s1", "Active");
    fake.addRecording({ sessionId: "s1", id: "r1", status: "Failed" });
    const { body } = await callFake(fake, `GET ${RECORDINGS}/r1`);
    expect(body).toMatchObject({ shared: false, failureReason: { errorCode: "CMN-203" } });
    expect(body).not.toHaveProperty("duration");
  });

  it("goes with its session", async () => {
    const { fake } = createFakeWithCallers();
    fake.setSessionStatus("s1", "Active");
    fake.addRecording({ sessionId: "s1", id: "r1" });
    fake.setSessionStatus("s1", "Scheduled");
    await callFake(fake, "DELETE /webinar/configuration/v1/webinars/w1");
    expect((await callFake(fake, `GET ${RECORDINGS}/r1`)).status).toBe(404);
  });
});

describe("the address for a download", () => {
  const DOWNLOAD = `${RECORDINGS}/r1/download`;

  it.each([
    ["", "video/mp4", "r1.mp4"],
    ["?recordingMediaType=Video", "video/mp4", "r1.mp4"],
    ["?recordingMediaType=Audio", "audio/m4a", "r1.m4a"],
  ])("asked for with %j leads to %s at the fake", async (query, downloadContentType, fileName) => {
    const { fake, tokens } = createFakeWithCallers();
    fake.setSessionStatus("s1", "Active");
    fake.addRecording({ sessionId: "s1", id: "r1" });
    const { body } = await callFake(fake, `GET ${DOWNLOAD}${query}`, { token: tokens.host });
    expect(body).toMatchObject({ downloadContentType, downloadSize: expect.any(Number) });
    expect(body.downloadUri).toContain(`https://fake.test/webinar/media/v1/recordings/${fileName}?`);
  });

  it("is refused to the host while downloads are disabled, 403, and given to an administrator", async () => {
    const { fake, tokens } = createFakeWithCallers();
    fake.addAccount({ accountId: "37439510", features: { recordingDownloadEnabled: false } });
    fake.setSessionStatus("s1", "Active");
    fake.addRecording({ sessionId: "s1", id: "r1" });
    const refused = await callFake(fake, `GET ${DOWNLOAD}`, { token: tokens.host });
    expect(refusalOf(refused)).toEqual({ status: 403, errorCode: "CMN-408" });
    expect((await callFake(fake, `GET ${DOWNLOAD}`, { token: tokens.administrator })).status).toBe(200);
  });

  it.each(["Processing", "Failed", "Purged"] as const)(
    "of a recording that is %s answers 404, unless that rule is off",
    async (status) => {
      for (const [recordingNotAvailable, expected] of [
        [true, 404],
        [false, 200],
      ] as const) {
        const { fake } = createFakeWithCallers({ rules: { recordingNotAvailable } });
        fake.setSessionStatus("s1", "Active");
        fake.addRecording({ sessionId: "s1", id: "r1", status });
        expect((await callFake(fake, `GET ${DOWNLOAD}`)).status).toBe(expected);
      }
    },
  );
});
