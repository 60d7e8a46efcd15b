import type { RecordingDownloadModel } from "@rcw/types";
import { afterEach, describe, expect, it } from "vitest";
import { type FakeServer, startFakeServer } from "../../../server.js";
import { callFake } from "../../../test-support/call-fake.js";
import { createFakeWithCallers, HISTORY } from "../../../test-support/fake-with-callers.js";
import { writeMp4 } from "./mp4.js";

const DOWNLOAD = `${HISTORY}/recordings/r%201/download`;
const ORIGIN = "https://fake.test";

let server: FakeServer | undefined;
afterEach(() => server?.close());

function createFakeWithRecording() {
  const made = createFakeWithCallers();
  made.fake.setSessionStatus("s1", "Active");
  made.fake.addRecording({ sessionId: "s1", id: "r 1", durationSeconds: 90 });
  return made;
}
const withToken = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });

describe("a media file", () => {
  it.each([
    ["Video", "ftypmp42", "video/mp4"],
    ["Audio", "ftypM4A ", "audio/m4a"],
  ])("of %s has the bytes that were announced, through fetch and over HTTP alike", async (mediaType, brand, type) => {
    const { fake } = createFakeWithRecording();
    server = await startFakeServer({ fake });
    const bodies: string[] = [];
    for (const [fetch, origin] of [
      [fake.fetch, ORIGIN],
      [globalThis.fetch, server.url],
    ] as const) {
      const path = `${origin}${DOWNLOAD}?recordingMediaType=${mediaType}`;
      const answer = await fetch(path, withToken(fake.accessToken));
      const { downloadUri, downloadSize } = (await answer.json()) as RecordingDownloadModel;
      expect(downloadUri.startsWith(`${origin}/webinar/media/v1/recordings/r%201.`)).toBe(true);
      const response = await fetch(downloadUri);
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Type")).toBe(type);
      expect(response.headers.get("Content-Length")).toBe(String(downloadSize));
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect(bytes.length).toBe(downloadSize);
      bodies.push(Buffer.from(bytes).toString("latin1"));
    }
    expect(bodies[0]).toContain(brand);
    expect(bodies[1]).toBe(bodies[0]);
  });

  it("needs a token without the signature: of somebody who may download it", async () => {
    const { fake, tokens } = createFakeWithRecording();
    const file = `${ORIGIN}/webinar/media/v1/recordings/r%201.mp4`;
    const statusFor = async (init?: RequestInit) => (await fake.fetch(file, init)).status;
    expect(await statusFor()).toBe(401);
    expect(await statusFor(withToken(tokens.host))).toBe(200);
    expect(await statusFor(withToken(tokens.colleague))).toBe(403);
    expect(await statusFor(withToken(tokens.stranger))).toBe(404);
    fake.addAccount({ accountId: "37439510", features: { recordingDownloadEnabled: false } });
    expect(await statusFor(withToken(tokens.host))).toBe(403);
  });

  it("is signed for itself alone, for an hour", async () => {
    const { fake } = createFakeWithRecording();
    fake.addRecording({ sessionId: "s1", id: "r2" });
    const { downloadUri } = (await callFake(fake, `GET ${DOWNLOAD}`)).body;
    const statusOf = async (uri: string) => (await fake.fetch(uri)).status;
    expect(await statusOf(downloadUri.replace("r%201.mp4", "r2.mp4"))).toBe(403);
    expect(await statusOf(downloadUri.replace(".mp4", ".m4a"))).toBe(403);
    expect(await statusOf(downloadUri.replace(/expires=\d/, "expires=9"))).toBe(403);
    fake.clock.advance("59m");
    expect(await statusOf(downloadUri)).toBe(200);
    fake.clock.advance("1m");
    expect(await statusOf(downloadUri)).toBe(403);
  });

  it("is gone with its session, and unknown under other names", async () => {
    const { fake } = createFakeWithRecording();
    const { downloadUri } = (await callFake(fake, `GET ${DOWNLOAD}`)).body;
    fake.setSessionStatus("s1", "Scheduled");
    await callFake(fake, "DELETE /webinar/configuration/v1/webinars/w1");
    expect((await fake.fetch(downloadUri)).status).toBe(404);
    for (const name of ["r9.mp4", "r9.avi", "r9"]) {
      const uri = `${ORIGIN}/webinar/media/v1/recordings/${name}`;
      expect((await fake.fetch(uri, withToken(fake.accessToken))).status).toBe(404);
    }
  });
});

it("writes boxes whose sizes add up", () => {
  const bytes = writeMp4({ brand: "mp42", durationSeconds: 3470, sizeBytes: 1000, filling: 7 });
  const view = new DataView(bytes.buffer);
  const types: string[] = [];
  let offset = 0;
  while (offset < bytes.length) {
    types.push(Buffer.from(bytes.slice(offset + 4, offset + 8)).toString("latin1"));
    offset += view.getUint32(offset);
  }
  expect(offset).toBe(1000);
  expect(types).toEqual(["ftyp", "moov", "mdat"]);
  const movieHeader = view.getUint32(0) + 8;
  expect(view.getUint32(movieHeader)).toBe(108);
  expect(view.getUint32(movieHeader + 8 + 12)).toBe(1);
  expect(view.getUint32(movieHeader + 8 + 16)).toBe(3470);
});
