import type { FakeWebinarApi } from "../create-fake-webinar-api.js";
import { CONFIGURATION, callFake } from "./call-fake.js";

/** What a test reads of an answer of an OAuth endpoint. */
export interface OAuthAnswer {
  readonly status: number;
  /** The JSON body; undefined where there is none. */
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into it freely.
  readonly body: any;
  readonly headers: Headers;
}

export type OAuthParameters = Readonly<Record<string, string>>;

/** HTTP Basic of an app. */
export function basicOf({ clientId, clientSecret = "" }: { clientId: string; clientSecret?: string }): string {
  return `Basic ${btoa(`${clientId}:${clientSecret}`)}`;
}

/** Posts a form to an OAuth endpoint, as the fake's default app unless told otherwise; `null` sends no header. */
export async function postForm(
  fake: FakeWebinarApi,
  endpoint: "token" | "revoke",
  parameters: OAuthParameters,
  authorization: string | null = basicOf(fake),
): Promise<OAuthAnswer> {
  const headers = new Headers(authorization === null ? {} : { Authorization: authorization });
  const request = new Request(`https://fake.test/restapi/oauth/${endpoint}`, {
    method: "POST",
    headers,
    body: new URLSearchParams(parameters),
  });
  return await readAnswer(await fake.handle(request));
}

/** Sends a browser to the authorization endpoint; what comes back is where it is led. */
export async function authorize(fake: FakeWebinarApi, parameters: OAuthParameters) {
  const query = new URLSearchParams({ response_type: "code", client_id: fake.clientId, ...parameters });
  const response = await fake.handle(new Request(`https://fake.test/restapi/oauth/authorize?${query}`));
  const location = response.headers.get("Location");
  const target = location === null ? undefined : new URL(location);
  return { ...(await readAnswer(response)), target, code: target?.searchParams.get("code") ?? "" };
}

/** Logs in with a JWT: the fake's own unless another is given. */
export function logIn(fake: FakeWebinarApi, assertion = fake.jwt, authorization?: string | null) {
  const grantType = "urn:ietf:params:oauth:grant-type:jwt-bearer";
  return postForm(fake, "token", { grant_type: grantType, assertion }, authorization);
}

export function refresh(fake: FakeWebinarApi, refreshToken: string, authorization?: string | null) {
  return postForm(fake, "token", { grant_type: "refresh_token", refresh_token: refreshToken }, authorization);
}

/** The status of an ordinary call with an access token, and its error code if it has one. */
export async function callWith(fake: FakeWebinarApi, accessToken: string): Promise<number | string> {
  const target = `GET ${CONFIGURATION}/webinars?creationTimeFrom=2026-01-01T00:00:00Z`;
  const { status, errorCode } = await callFake(fake, target, { token: accessToken });
  return errorCode ?? status;
}

async function readAnswer(response: Response): Promise<OAuthAnswer> {
  const text = await response.text();
  const body = text === "" ? undefined : JSON.parse(text);
  return { status: response.status, body, headers: response.headers };
}
