import { describe, expect, it } from "vitest";
import { createFactories } from "../create-factories.js";

const { recordingDownloadModel, recordingExtendedModel, recordingItemModel, recordingModel, sessionGlobalResource } =
  createFactories({ seed: 9 });

describe("a recording", () => {
  it("has what its stage allows", () => {
    const stages = {
      available: recordingModel.availableRecording().build(),
      unshared: recordingModel.unsharedRecording().build(),
      processing: recordingModel.processingRecording().build(),
      failed: recordingModel.failedRecording().build(),
      purged: recordingModel.purgedRecording().build(),
    };
    expect(stages.available).toMatchObject({ status: "Available", shared: true, duration: expect.any(Number) });
    expect(stages.available).toHaveProperty("sharedUriExpirationTime");
    expect(stages.unshared).toMatchObject({ status: "Available", shared: false });
    expect(stages.failed).toMatchObject({ status: "Failed", failureReason: { errorCode: expect.any(String) } });
    for (const { shared, ...recording } of [stages.unshared, stages.processing, stages.failed, stages.purged]) {
      expect(shared).toBe(false);
      expect(recording).not.toHaveProperty("sharedUriExpirationTime");
    }
    for (const recording of [stages.processing, stages.failed]) expect(recording).not.toHaveProperty("duration");
    for (const recording of [stages.available, stages.processing, stages.purged]) {
      expect(recording).not.toHaveProperty("failureReason");
    }
  });

  it("has failed if a reason is given", () => {
    expect(recordingModel.build({ failureReason: { message: "Disk full" } })).toMatchObject({
      status: "Failed",
      failureReason: { errorCode: expect.any(String), message: "Disk full" },
    });
  });

  it("has its id in its link", () => {
    expect(recordingExtendedModel.build({ id: "5512345" }).recordingSharedUri).toContain("/recording/5512345?s=");
  });

  it("is made after its session, and is no longer", () => {
    const session = { startTime: "2026-10-01T10:00:00Z", duration: 60 };
    const recording = recordingItemModel.build({ session });
    expect(recording).toMatchObject({
      creationTime: "2026-10-01T10:01:10Z",
      session: { endTime: "2026-10-01T10:01:00Z" },
    });
    expect(recording.lastModifiedTime > recording.creationTime).toBe(true);
    expect(recording.duration).toBeLessThanOrEqual(60);
    expect(Date.parse(recording.sharedUriExpirationTime ?? "")).toBeGreaterThan(Date.parse(recording.lastModifiedTime));
    expect(sessionGlobalResource.build(session).recording).toMatchObject({ creationTime: "2026-10-01T10:01:10Z" });
    expect(recordingItemModel.build({ session, creationTime: "2026-11-01T00:00:00Z" }).creationTime).toBe(
      "2026-11-01T00:00:00Z",
    );
  });
});

it("a download has a name that goes with its type", () => {
  expect(recordingDownloadModel.build()).toMatchObject({
    downloadContentType: "video/mp4",
    downloadUri: expect.stringMatching(/^https:\/\/media\.example\.com\/.*\.mp4$/),
  });
  expect(recordingDownloadModel.audio().build().downloadUri).toMatch(/\.m4a$/);
  expect(recordingDownloadModel.audio().video().build().downloadUri).toMatch(/\.mp4$/);
});
