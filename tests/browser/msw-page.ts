import { createFakeWebinarApi, type FakeWebinarApi, scenarios } from "@rcw/testing";
import { rcwHandlers } from "@rcw/testing/msw";
import { setupWorker } from "msw/browser";

// A page that puts a fake behind MSW's worker and calls RingCentral by the browser's own `fetch`. It leaves what it has
// seen in `outcome`, for its test.

const PLATFORM = "https://platform.ringcentral.com";
const INVITEES = `${PLATFORM}/webinar/configuration/v1/webinars/w1/sessions/s1/invitees`;

/** What the page has seen. */
export interface MswPageOutcome {
  readonly listed: { readonly status: number; readonly roles: readonly string[]; readonly requestId: string | null };
  readonly changed: { readonly status: number; readonly role: string };
  readonly limited: { readonly status: number; readonly retryAfter: string | null };
  readonly unknown: { readonly status: number; readonly errorCode: string };
  readonly lost: string;
  readonly cut: string;
  readonly media: { readonly type: string | null; readonly size: number };
  readonly ownServer: string;
  readonly received: readonly string[];
}

async function visit(): Promise<MswPageOutcome> {
  const fake = createFakeWebinarApi({ rateLimits: { Heavy: 3 }, scenario: "finished-with-recordings" });
  fake.addWebinar({ id: "w1" });
  fake.addSession({ webinarId: "w1", id: "s1" });
  fake.addInvitee({ sessionId: "s1", id: "mei" });
  const worker = setupWorker(...rcwHandlers(fake));
  await worker.start({ serviceWorker: { url: "/mockServiceWorker.js" }, onUnhandledRequest: "bypass" });
  try {
    return {
      listed: await list(fake),
      changed: await change(fake),
      unknown: await askUnknown(),
      media: await download(fake),
      limited: await exceedLimit(fake),
      lost: await failBy(fake, { connection: "reset" }),
      cut: await failBy(fake, { cutBodyAfterBytes: 3 }),
      ownServer: await (await fetch("/greeting.txt")).text(),
      received: fake.journal.all().map(({ method, path, status }) => `${method} ${path} -> ${status ?? "nothing"}`),
    };
  } finally {
    worker.stop();
  }
}

const headersOf = ({ accessToken }: FakeWebinarApi) => ({
  Authorization: `Bearer ${accessToken}`,
  "Content-Type": "application/json",
});

async function list(fake: FakeWebinarApi): Promise<MswPageOutcome["listed"]> {
  const answer = await fetch(`${INVITEES}?perPage=2`, { headers: headersOf(fake) });
  const { records } = (await answer.json()) as { records: { role: string }[] };
  return {
    status: answer.status,
    roles: records.map(({ role }) => role),
    requestId: answer.headers.get("RCRequestId"),
  };
}

async function change(fake: FakeWebinarApi): Promise<MswPageOutcome["changed"]> {
  const body = JSON.stringify({ role: "CoHost" });
  const answer = await fetch(`${INVITEES}/mei`, { method: "PUT", headers: headersOf(fake), body });
  const { role } = (await answer.json()) as { role: string };
  return { status: answer.status, role };
}

async function askUnknown(): Promise<MswPageOutcome["unknown"]> {
  const answer = await fetch(`${PLATFORM}/nowhere`);
  const { errors } = (await answer.json()) as { errors: { errorCode: string }[] };
  return { status: answer.status, errorCode: errors[0]?.errorCode ?? "" };
}

/** By the address that the service gives, which leads back to the fake. */
async function download(fake: FakeWebinarApi): Promise<MswPageOutcome["media"]> {
  const { recordingId } = scenarios["finished-with-recordings"];
  const path = `/webinar/history/v1/recordings/${recordingId}/download`;
  const answer = await fetch(PLATFORM + path, { headers: headersOf(fake) });
  const { downloadUri } = (await answer.json()) as { downloadUri: string };
  const file = await fetch(downloadUri);
  return { type: file.headers.get("Content-Type"), size: (await file.arrayBuffer()).byteLength };
}

async function exceedLimit(fake: FakeWebinarApi): Promise<MswPageOutcome["limited"]> {
  let answer = await fetch(INVITEES, { headers: headersOf(fake) });
  while (answer.status === 200) answer = await fetch(INVITEES, { headers: headersOf(fake) });
  return { status: answer.status, retryAfter: answer.headers.get("Retry-After") };
}

async function failBy(fake: FakeWebinarApi, fault: Parameters<FakeWebinarApi["faults"]["add"]>[0]): Promise<string> {
  fake.clock.advance("1h");
  fake.faults.add(fault);
  try {
    await (await fetch(INVITEES, { headers: headersOf(fake) })).json();
    return "nothing is wrong";
  } catch (error) {
    return error instanceof TypeError ? "TypeError" : String(error);
  }
}

const outcome = await visit().catch((error: unknown) => ({ failure: String(error) }));
Object.assign(globalThis, { outcome });
