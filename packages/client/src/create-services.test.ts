import { type OperationId, operationTable } from "@rcw/types";
import { describe, expect, it } from "vitest";
import { operationOf } from "../test-support/create-call.js";
import { createServices } from "./create-services.js";
import type { Perform } from "./methods/perform.js";

/** Written out by hand: what users call must not change because the operation table did. */
const METHODS: Record<string, Record<string, OperationId>> = {
  invitees: {
    list: "rcwConfigListInvitees",
    bulkUpdate: "rcwConfigUpdateInvitees",
    get: "rcwConfigGetInvitee",
    update: "rcwConfigUpdateInvitee",
    delete: "rcwConfigDeleteInvitee",
  },
  webinars: {
    list: "rcwConfigListWebinars",
    create: "rcwConfigCreateWebinar",
    get: "rcwConfigGetWebinar",
    update: "rcwConfigUpdateWebinar",
    delete: "rcwConfigDeleteWebinar",
  },
  sessions: {
    list: "rcwConfigListAllSessions",
    listForCompany: "rcwConfigListAllCompanySessions",
    create: "rcwConfigCreateSession",
    get: "rcwConfigGetSession",
    update: "rcwConfigUpdateSession",
    delete: "rcwConfigDeleteSession",
  },
  history: {
    getWebinar: "rcwHistoryGetWebinar",
    listSessions: "rcwHistoryListAllSessions",
    listSessionsForCompany: "rcwHistoryListAllCompanySessions",
    getSession: "rcwHistoryGetSession",
    listInvitees: "rcwHistoryListInvitees",
    getInvitee: "rcwHistoryGetInvitee",
    listParticipants: "rcwHistoryListParticipants",
    getOwnParticipant: "rcwHistoryGetParticipantInfo",
  },
  recordings: {
    list: "rcwHistoryListRecordings",
    get: "rcwHistoryGetRecording",
    getDownload: "rcwHistoryGetRecordingDownload",
    listForCompany: "rcwHistoryAdminListRecordings",
    getForCompany: "rcwHistoryAdminGetRecording",
  },
  registrants: {
    list: "rcwRegListRegistrants",
    create: "rcwRegCreateRegistrant",
    get: "rcwRegGetRegistrant",
    delete: "rcwRegDeleteRegistrant",
  },
  registration: { get: "rcwRegGetSession", update: "rcwRegUpdateSession" },
  subscriptions: {
    list: "rcwN11sListSubscriptions",
    create: "rcwN11sCreateSubscription",
    get: "rcwN11sGetSubscription",
    update: "rcwN11sUpdateSubscription",
    delete: "rcwN11sDeleteSubscription",
    renew: "rcwN11sRenewSubscription",
  },
};

type Method = (...given: unknown[]) => Promise<unknown>;

function createRecordedServices() {
  const calls: Parameters<Perform>[] = [];
  const services = createServices(async (...call) => {
    calls.push(call);
    return { data: "the value", response: new Response(), requestId: undefined, rateLimit: undefined };
  });
  return { services: services as unknown as Record<string, Record<string, Method>>, calls };
}

describe("createServices", () => {
  it("has the services and methods that users know, at least", () => {
    const { services } = createRecordedServices();
    for (const [service, methods] of Object.entries(METHODS))
      expect(Object.keys(services[service] ?? {})).toEqual(expect.arrayContaining(Object.keys(methods)));
  });

  const rows = Object.entries(METHODS).flatMap(([service, methods]) =>
    Object.entries(methods).map(([method, operationId]) => [service, method, operationId] as const),
  );

  it.each(rows)("%s.%s performs %s", async (service, method, operationId) => {
    const { services, calls } = createRecordedServices();
    const given = { webinarId: "1" };
    const options = { timeoutMs: 1 };
    expect(await services[service]?.[method]?.(given, options)).toBe("the value");
    expect(calls).toEqual([[operationOf(operationId), expect.objectContaining(given), options]]);
  });

  it("has a method for every operation, under a name of its own", () => {
    const { services } = createRecordedServices();
    const names = Object.entries(services).flatMap(([service, methods]) =>
      Object.keys(methods).map((method) => `${service}.${method}`),
    );
    expect(names.sort()).toEqual(
      Object.values(operationTable)
        .map(({ service, method }) => `${service}.${method}`)
        .sort(),
    );
    expect(names).toHaveLength(Object.keys(operationTable).length);
  });

  it("takes neither arguments nor options for granted", async () => {
    const { services, calls } = createRecordedServices();
    await services.subscriptions?.list?.();
    expect(calls).toEqual([[operationOf("rcwN11sListSubscriptions"), {}, {}]]);
  });
});
