import { describe, expect, it } from "vitest";
import type { FakeWebinarApi } from "../create-fake-webinar-api.js";
import { CONFIGURATION, callFake, INVITEES } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";
import { type InferredRuleName, inferredRules, switchRules } from "./inferred-rules.js";

const ANA = { firstName: "Ana", lastName: "Sol", email: "ana@example.com", role: "Panelist" };
const patchInvitees = (fake: FakeWebinarApi, body: unknown) => callFake(fake, `PATCH ${INVITEES}`, { body });
const putInvitee = (fake: FakeWebinarApi, body: unknown) => callFake(fake, `PUT ${INVITEES}/mei`, { body });

/** For each rule that refuses something: a request that the rule refuses, and its status while the rule is off. */
const REFUSED: Partial<
  Record<InferredRuleName, { send: (fake: FakeWebinarApi) => ReturnType<typeof callFake>; statusWhenOff: number }>
> = {
  wrongMethod: { send: (fake) => callFake(fake, `POST ${INVITEES}`), statusWhenOff: 404 },
  unusablePageToken: { send: (fake) => callFake(fake, `GET ${INVITEES}?pageToken=page-2`), statusWhenOff: 200 },
  sessionOfAnotherWebinar: {
    send: (fake) => {
      fake.addWebinar({ id: "w2" });
      return callFake(fake, `GET ${INVITEES.replace("w1", "w2")}`);
    },
    statusWhenOff: 200,
  },
  hostOfAnotherAccount: {
    send: (fake) => {
      const { userId, accountId } = fake.addUser({ accountId: "another" });
      const body = { title: "Town hall", host: { linkedUser: { userId, accountId } } };
      return callFake(fake, `POST ${CONFIGURATION}/webinars`, { body });
    },
    statusWhenOff: 201,
  },
  fixedWebinarProperties: {
    send: (fake) => callFake(fake, `PATCH ${CONFIGURATION}/webinars/w1`, { body: { registrationStatus: "Open" } }),
    statusWhenOff: 200,
  },
  lockedSettings: {
    send: (fake) => {
      fake.addAccount({ lockedSettings: { pstnEnabled: true } });
      return callFake(fake, `PATCH ${CONFIGURATION}/webinars/w1`, { body: { settings: { pstnEnabled: false } } });
    },
    statusWhenOff: 200,
  },
  dependentSettings: {
    send: (fake) => {
      const body = { settings: { qnaEnabled: false, moderatedQnaEnabled: true } };
      return callFake(fake, `PATCH ${CONFIGURATION}/webinars/w1`, { body });
    },
    statusWhenOff: 200,
  },
  secondSession: {
    send: (fake) => {
      const body = { scheduledStartTime: "2026-09-15T16:00:00Z", scheduledDuration: 60, timeZone: "Etc/UTC" };
      return callFake(fake, `POST ${CONFIGURATION}/webinars/w1/sessions`, { body });
    },
    statusWhenOff: 201,
  },
  hostRoleInAdd: {
    send: (fake) => patchInvitees(fake, { addedInvitees: [{ ...ANA, role: "Host" }] }),
    statusWhenOff: 200,
  },
  attendeeRole: {
    send: (fake) => patchInvitees(fake, { addedInvitees: [{ ...ANA, role: "Attendee" }] }),
    statusWhenOff: 200,
  },
  promotionToHost: { send: (fake) => putInvitee(fake, { role: "Host" }), statusWhenOff: 200 },
  bulkAddsBeforeDeletes: {
    send: (fake) =>
      patchInvitees(fake, {
        addedInvitees: [{ ...ANA, email: "mei@example.com" }],
        deletedInvitees: [{ id: "mei" }],
      }),
    statusWhenOff: 200,
  },
  duplicateEmailInChange: {
    send: (fake) => {
      fake.addInvitee({ sessionId: "s1", ...ANA, role: "Panelist" });
      return putInvitee(fake, { role: "CoHost", email: ANA.email });
    },
    statusWhenOff: 200,
  },
  invitationStays: { send: (fake) => putInvitee(fake, { role: "CoHost", sendInvite: false }), statusWhenOff: 200 },
  freeMailAddress: {
    send: (fake) => {
      fake.setRegistration("s1", { registrationStatus: "Open", settings: { workEmailRequired: true } });
      const body = { firstName: "Ana", lastName: "Sol", email: "ana@gmail.com" };
      return callFake(fake, "POST /webinar/registration/v1/sessions/s1/registrants", { body });
    },
    statusWhenOff: 201,
  },
  recordingNotAvailable: {
    send: (fake) => {
      fake.setSessionStatus("s1", "Active");
      fake.addRecording({ sessionId: "s1", id: "r1", status: "Failed" });
      return callFake(fake, "GET /webinar/history/v1/recordings/r1/download");
    },
    statusWhenOff: 200,
  },
  webhookOverHttps: {
    send: (fake) => {
      const deliveryMode = { transportType: "WebHook", address: "http://hooks.example.com/" };
      const body = { eventFilters: ["/webinar/configuration/v1/company/sessions"], deliveryMode };
      return callFake(fake, "POST /webinar/notifications/v1/subscriptions", { body });
    },
    statusWhenOff: 201,
  },
  unknownInviteeInBulk: {
    send: (fake) => patchInvitees(fake, { updatedInvitees: [{ id: "nobody", role: "CoHost" }] }),
    statusWhenOff: 200,
  },
};

describe("inferredRules", () => {
  it.each(Object.entries(REFUSED))(
    "%s refuses while it is on, and can be turned off",
    async (name, { send, statusWhenOff }) => {
      const { status } = inferredRules[name as InferredRuleName] as { status?: number };
      expect((await send(createFakeWithSession())).status).toBe(status);
      expect((await send(createFakeWithSession({ rules: { [name]: false } }))).status).toBe(statusWhenOff);
    },
  );

  it("hostAlwaysInvited refuses a Host without an invitation, once somebody can become Host at all", async () => {
    const rules = { promotionToHost: false, invitationStays: false };
    const body = { role: "Host", sendInvite: false };
    expect((await putInvitee(createFakeWithSession({ rules }), body)).parameterName).toBe("sendInvite");
    const lenient = createFakeWithSession({ rules: { ...rules, hostAlwaysInvited: false } });
    expect((await putInvitee(lenient, body)).status).toBe(200);
  });

  it("bulkAllOrNothing leaves what came before the refused entry undone", async () => {
    const body = { addedInvitees: [ANA, { ...ANA, firstName: "Anna" }] };
    for (const [bulkAllOrNothing, length] of [
      [true, 3],
      [false, 4],
    ] as const) {
      const fake = createFakeWithSession({ rules: { bulkAllOrNothing } });
      expect((await patchInvitees(fake, body)).status).toBe(409);
      expect((await callFake(fake, `GET ${INVITEES}`)).body.records).toHaveLength(length);
    }
  });

  /** Beside the engine, the authorization endpoint, the life of sessions, and the subscriptions. */
  const TESTED_ELSEWHERE = [
    ...["strayRequestsCount", "readOnlyIgnored", "headAndOptions", "codeChallengeOfPublicApps"],
    ...["sessionsRunThemselves", "registrationEndsWithSession", "webhookHandshake", "companyEventsNeedPermission"],
  ];

  it("has a test for each rule", () => {
    const tested = [...Object.keys(REFUSED), "hostAlwaysInvited", "bulkAllOrNothing", ...TESTED_ELSEWHERE];
    expect(tested.sort()).toEqual(Object.keys(inferredRules).sort());
  });

  it("names the rules there are when one is misspelt", () => {
    const misspelt = { unuseablePageToken: false } as object;
    expect(() => switchRules(misspelt)).toThrow(
      /there is no "unuseablePageToken" \(did you mean "unusablePageToken"\?\)/,
    );
  });
});
