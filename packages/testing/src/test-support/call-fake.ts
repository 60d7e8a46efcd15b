import type { FakeWebinarApi } from "../create-fake-webinar-api.js";

/** What a test reads of an answer. */
export interface ReadAnswer {
  readonly status: number;
  /** The JSON body; undefined where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it freely.
  readonly body: any;
  readonly headers: Headers;
  readonly errorCode: string | undefined;
  readonly parameterName: string | undefined;
}

export interface CallOptions {
  /** JSON value to send. */
  readonly body?: unknown;
  /** Text to send as it is. */
  readonly text?: string;
  /** Access token; `null` sends none. */
  readonly token?: string | null;
}

/** Sends one raw request to a fake: `callFake(fake, "GET /webinar/configuration/v1/webinars/1")`. */
export async function callFake(fake: FakeWebinarApi, target: string, options: CallOptions = {}): Promise<ReadAnswer> {
  const [method = "", path = ""] = target.split(/ (.*)/s);
  const { body, text = body === undefined ? undefined : JSON.stringify(body), token = fake.accessToken } = options;
  const headers = new Headers({ "Content-Type": "application/json" });
  if (token !== null) headers.set("Authorization", `Bearer ${token}`);
  const request = new Request(`https://fake.test${path}`, {
    method,
    headers,
    ...(text !== undefined && { body: text }),
  });
  const response = await fake.handle(request);
  const answer = await response.text();
  const json = answer === "" ? undefined : JSON.parse(answer);
  const { errorCode, parameterName } = json?.errors?.[0] ?? {};
  return { status: response.status, body: json, headers: response.headers, errorCode, parameterName };
}

/** What most tests ask of a refusal. */
export function refusalOf({ status, errorCode, parameterName }: ReadAnswer) {
  return { status, errorCode, ...(parameterName !== undefined && { parameterName }) };
}

export const CONFIGURATION = "/webinar/configuration/v1";
/** The invitees of the session that `createFakeWithSession` makes. */
export const INVITEES = `${CONFIGURATION}/webinars/w1/sessions/s1/invitees`;
