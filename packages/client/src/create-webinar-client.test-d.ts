import type {
  BulkUpdateInviteesResponse,
  InviteeResource,
  RcwRoleEnum,
  RecordingDownloadModel,
  SessionGlobalListResource,
  SubscriptionInfo,
  SubscriptionListResource,
  WcsInviteeListResource,
  WcsWebinarResource,
} from "@rcw/types";
import { describe, expectTypeOf, it } from "vitest";
import {
  type ApiCall,
  type CallOptions,
  type CallResult,
  createWebinarClient,
  Environment,
  type InviteesGetParameters,
  type InviteesListParameters,
  type ListOptions,
  type PagedCall,
  type TokenProvider,
  type WebinarClient,
  type WebinarClientOptions,
} from "./index.js";

declare const rcw: WebinarClient;
const session = { webinarId: "1", sessionId: "2" };
const invitee = { ...session, inviteeId: "3" };

describe("createWebinarClient", () => {
  it("needs a token, as text or as a function", () => {
    expectTypeOf(createWebinarClient).returns.toEqualTypeOf<WebinarClient>();
    createWebinarClient({ auth: { accessToken: "token" } });
    createWebinarClient({ auth: { accessToken: () => "token" } });
    createWebinarClient({ auth: { accessToken: async () => "token" } });
    expectTypeOf<TokenProvider>().toExtend<WebinarClientOptions["auth"]>();
    // @ts-expect-error options are required
    createWebinarClient();
    // @ts-expect-error auth is required
    createWebinarClient({});
    // @ts-expect-error accessToken is required
    createWebinarClient({ auth: {} });
    // @ts-expect-error a token is text
    createWebinarClient({ auth: { accessToken: 7 } });
  });

  it("takes the global fetch, and an environment by its name only", () => {
    expectTypeOf<typeof globalThis.fetch>().toExtend<NonNullable<WebinarClientOptions["fetch"]>>();
    expectTypeOf(Environment.Sandbox).toExtend<NonNullable<WebinarClientOptions["environment"]>>();
    const auth = { accessToken: "token" };
    // @ts-expect-error any other address is a baseUrl
    createWebinarClient({ auth, environment: "https://proxy.example" });
    // @ts-expect-error there is no such option
    createWebinarClient({ auth, timeout: 1000 });
  });
});

describe("the result of a method", () => {
  it("has its named type", () => {
    expectTypeOf(rcw.invitees.list(session)).resolves.toEqualTypeOf<WcsInviteeListResource>();
    expectTypeOf(rcw.invitees.bulkUpdate).returns.resolves.toEqualTypeOf<BulkUpdateInviteesResponse>();
    expectTypeOf(rcw.invitees.get(invitee)).resolves.toEqualTypeOf<InviteeResource>();
    expectTypeOf(rcw.invitees.update).returns.resolves.toEqualTypeOf<InviteeResource>();
    expectTypeOf(rcw.webinars.create).returns.resolves.toEqualTypeOf<WcsWebinarResource>();
    expectTypeOf(rcw.history.listSessionsForCompany).returns.resolves.toEqualTypeOf<SessionGlobalListResource>();
    expectTypeOf(rcw.recordings.getDownload).returns.resolves.toEqualTypeOf<RecordingDownloadModel>();
    expectTypeOf(rcw.subscriptions.list()).resolves.toEqualTypeOf<SubscriptionListResource>();
    expectTypeOf(rcw.subscriptions.renew).returns.resolves.toEqualTypeOf<SubscriptionInfo>();
  });

  it("is undefined for each method that deletes", () => {
    expectTypeOf(rcw.invitees.delete(invitee)).resolves.toEqualTypeOf<undefined>();
    expectTypeOf(rcw.webinars.delete).returns.resolves.toEqualTypeOf<undefined>();
    expectTypeOf(rcw.sessions.delete).returns.resolves.toEqualTypeOf<undefined>();
    expectTypeOf(rcw.registrants.delete).returns.resolves.toEqualTypeOf<undefined>();
    expectTypeOf(rcw.subscriptions.delete).returns.resolves.toEqualTypeOf<undefined>();
  });

  it("can be had together with its answer", () => {
    expectTypeOf(rcw.invitees.get(invitee)).toEqualTypeOf<ApiCall<InviteeResource>>();
    expectTypeOf(rcw.invitees.get(invitee).withResponse()).resolves.toEqualTypeOf<CallResult<InviteeResource>>();
  });

  it("of a list is iterable over items and over pages", async () => {
    const list = rcw.invitees.list(session, { limit: 10 });
    expectTypeOf(list).toEqualTypeOf<PagedCall<WcsInviteeListResource, InviteeResource>>();
    for await (const item of list) expectTypeOf(item).toEqualTypeOf<InviteeResource>();
    for await (const page of list.pages()) expectTypeOf(page).toEqualTypeOf<WcsInviteeListResource>();
    expectTypeOf(list.withResponse()).resolves.toEqualTypeOf<CallResult<WcsInviteeListResource>>();
    // @ts-expect-error what comes in one answer has no pages
    rcw.subscriptions.list().pages;
    // @ts-expect-error and no limit
    rcw.subscriptions.list({}, { limit: 10 });
  });

  it("can be read without narrowing", async () => {
    const { records, paging } = await rcw.invitees.list(session);
    expectTypeOf(records).toEqualTypeOf<InviteeResource[]>();
    expectTypeOf(records[0]?.role).toEqualTypeOf<RcwRoleEnum | undefined>();
    expectTypeOf(paging.nextPageToken).toEqualTypeOf<string | undefined>();
  });
});

describe("the parameters of a method", () => {
  it("are required or optional as the operation says", () => {
    expectTypeOf<InviteesListParameters>().toEqualTypeOf<{
      webinarId: string;
      sessionId: string;
      perPage?: number;
      pageToken?: string;
    }>();
    expectTypeOf(rcw.invitees.list).parameters.toEqualTypeOf<[InviteesListParameters, (ListOptions | undefined)?]>();
    expectTypeOf(rcw.invitees.get).parameters.toEqualTypeOf<[InviteesGetParameters, (CallOptions | undefined)?]>();
    rcw.subscriptions.list({}, { timeoutMs: 1000 });
    rcw.subscriptions.update({ subscriptionId: "1" });
    // @ts-expect-error sessionId is required
    rcw.invitees.list({ webinarId: "1" });
    // @ts-expect-error so are all parameters
    rcw.invitees.list();
    // @ts-expect-error a required query parameter
    rcw.webinars.list({});
    // @ts-expect-error the body is required
    rcw.invitees.update(invitee);
  });

  it("are known by name and type", () => {
    // @ts-expect-error it is called perPage
    rcw.invitees.list({ ...session, pageSize: 10 });
    // @ts-expect-error it is a number
    rcw.invitees.list({ ...session, perPage: "10" });
    // @ts-expect-error an operation without parameters takes none
    rcw.subscriptions.list({ perPage: 10 });
    // @ts-expect-error a delete has no body
    rcw.invitees.delete({ ...invitee, body: {} });
  });

  it("take the values of an enum, and no others", () => {
    expectTypeOf<"Panelist" | "CoHost" | "Host" | "Attendee">().toExtend<RcwRoleEnum>();
    expectTypeOf<string>().not.toExtend<RcwRoleEnum>();
    rcw.invitees.update({ ...invitee, body: { role: "CoHost" } });
    rcw.history.listInvitees({ ...session, role: ["Panelist", "Host"] });
    // @ts-expect-error it is written CoHost
    rcw.invitees.update({ ...invitee, body: { role: "Cohost" } });
    // @ts-expect-error in a list too
    rcw.history.listInvitees({ ...session, role: ["Cohost"] });
  });
});

describe("the body of a write", () => {
  it("can't carry what the service sets", () => {
    rcw.webinars.create({ body: { title: "Spring briefing", settings: { autoRecord: true } } });
    // @ts-expect-error the service hands out ids
    rcw.webinars.create({ body: { title: "Spring briefing", id: "1" } });
    // @ts-expect-error decided by the account
    rcw.webinars.create({ body: { title: "Spring briefing", settings: { recordingEnabled: true } } });
    const person = { firstName: "Jonas", lastName: "Weber", email: "jonas.weber@example.org" };
    rcw.registrants.create({ sessionId: "2", body: person });
    // @ts-expect-error made by the platform
    rcw.registrants.create({ sessionId: "2", body: { ...person, joinUri: "https://host.example" } });
  });

  it("needs what the operation requires", () => {
    // @ts-expect-error title is required
    rcw.webinars.create({ body: {} });
    // @ts-expect-error lastName is required
    rcw.registrants.create({ sessionId: "2", body: { firstName: "Jonas", email: "jonas.weber@example.org" } });
  });
});

describe("a name that doesn't exist", () => {
  it("is an error", () => {
    // @ts-expect-error there is no such service
    rcw.attendees;
    // @ts-expect-error there is no such method
    rcw.invitees.create;
    // @ts-expect-error there is no such call option
    rcw.invitees.list(session, { timeout: 1000 });
  });
});
