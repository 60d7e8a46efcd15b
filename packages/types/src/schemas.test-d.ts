import { describe, expectTypeOf, it } from "vitest";
import type {
  AddInviteeRequest,
  BulkUpdateInviteesRequest,
  CreateWebhookSubscriptionRequest,
  components,
  InviteeResource,
  PartialRegSessionModel,
  PartialWcsSessionWithLocaleCodeModel,
  RcwDomainUserModel,
  RcwDomainUserModelWritable,
  RegistrantBaseModelWithQuestionnaireWritable,
  RegSessionModel,
  SubscriptionInfo,
  UpdateInviteeRequest,
  UpdateSubscriptionRequest,
  WcsSessionResource,
  WcsSessionWithLocaleCodeModel,
  WcsSessionWithLocaleCodeModelWritable,
  WebhookDeliveryMode,
  WebhookDeliveryModeRequest,
  WebinarCreationRequest,
} from "./index.js";

/** The names of properties that may be left out. */
type OptionalKeys<Model> = { [Key in keyof Model]-?: object extends Pick<Model, Key> ? Key : never }[keyof Model];

const SESSION = { scheduledStartTime: "2026-08-17T09:30:00Z", scheduledDuration: 3600, timeZone: "Europe/Berlin" };

const GUEST = { role: "Panelist", firstName: "Ada", lastName: "Lovelace", email: "a@example.com" } as const;
const LINKED_USER = { userId: "1", accountId: "2" } as const;

describe("an invitee to add", () => {
  it("is given by contact data or by linked user", () => {
    expectTypeOf(GUEST).toExtend<AddInviteeRequest>();
    expectTypeOf({ role: "CoHost", linkedUser: LINKED_USER } as const).toExtend<AddInviteeRequest>();
  });

  it("is not given by both, by neither or by a part", () => {
    expectTypeOf({ ...GUEST, linkedUser: LINKED_USER }).not.toExtend<AddInviteeRequest>();
    expectTypeOf({
      role: "CoHost",
      linkedUser: LINKED_USER,
      jobTitle: "Head",
    } as const).not.toExtend<AddInviteeRequest>();
    expectTypeOf({ role: "Panelist" } as const).not.toExtend<AddInviteeRequest>();
    expectTypeOf({ role: "Panelist", email: "a@example.com" } as const).not.toExtend<AddInviteeRequest>();
  });

  it("is nobody's Host or Attendee", () => {
    expectTypeOf({ ...GUEST, role: "Host" } as const).not.toExtend<AddInviteeRequest>();
    expectTypeOf({ ...GUEST, role: "Attendee" } as const).not.toExtend<AddInviteeRequest>();
  });

  it("isn't sent under a misspelt name", () => {
    // @ts-expect-error the list is called addedInvitees
    void ({ addedInvites: [] } satisfies BulkUpdateInviteesRequest);
  });
});

describe("schema types", () => {
  it("are exported by name, and are those of the raw components", () => {
    expectTypeOf<InviteeResource>().toEqualTypeOf<components["schemas"]["InviteeResource"]>();
    expectTypeOf<WcsSessionResource>().toEqualTypeOf<components["schemas"]["WcsSessionResource"]>();
    expectTypeOf<WebinarCreationRequest>().toEqualTypeOf<components["schemas"]["WebinarCreationRequest"]>();
  });

  it("have names for the writable forms too", () => {
    expectTypeOf<WcsSessionWithLocaleCodeModelWritable>().not.toEqualTypeOf<WcsSessionWithLocaleCodeModel>();
  });
});

describe("read-only properties", () => {
  it("are in what is read", () => {
    expectTypeOf<InviteeResource>().toHaveProperty("id");
    expectTypeOf<InviteeResource["joinUri"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<InviteeResource["creationTime"]>().toEqualTypeOf<string>();
    expectTypeOf<WcsSessionWithLocaleCodeModel["hostJoinUri"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<RegSessionModel["id"]>().exclude<undefined>().toEqualTypeOf<string>();
  });

  it("of an invitee can't be added", () => {
    expectTypeOf(GUEST).toExtend<AddInviteeRequest>();
    expectTypeOf<AddInviteeRequest>().not.toHaveProperty("id");
    expectTypeOf<AddInviteeRequest>().not.toHaveProperty("joinUri");
    expectTypeOf<AddInviteeRequest>().not.toHaveProperty("creationTime");
    // @ts-expect-error the service makes the join link
    void ({ role: "Panelist", joinUri: "https://example.com" } satisfies AddInviteeRequest);
  });

  it("of an invitee can't be updated", () => {
    expectTypeOf<UpdateInviteeRequest>().not.toHaveProperty("joinUri");
    expectTypeOf<UpdateInviteeRequest>().not.toHaveProperty("linkedUser");
    // @ts-expect-error the service keeps the time of creation
    void ({ role: "Panelist", creationTime: "2026-08-17T09:30:00Z" } satisfies UpdateInviteeRequest);
  });

  it("of a session can't be sent", () => {
    expectTypeOf<WcsSessionWithLocaleCodeModelWritable["hostJoinUri"]>().toEqualTypeOf<undefined>();
    expectTypeOf(SESSION).toExtend<WcsSessionWithLocaleCodeModelWritable>();
    expectTypeOf({
      ...SESSION,
      hostJoinUri: "https://example.com",
    }).not.toExtend<WcsSessionWithLocaleCodeModelWritable>();
    expectTypeOf({ hostJoinUri: "https://example.com" }).not.toExtend<PartialWcsSessionWithLocaleCodeModel>();
  });

  it("of a registration can't be sent", () => {
    expectTypeOf<PartialRegSessionModel["id"]>().toEqualTypeOf<undefined>();
    expectTypeOf<PartialRegSessionModel["registrantCount"]>().toEqualTypeOf<undefined>();
    expectTypeOf({ id: "123" }).not.toExtend<PartialRegSessionModel>();
  });

  it("of a registrant can't be sent", () => {
    expectTypeOf<RegistrantBaseModelWithQuestionnaireWritable["joinUri"]>().toEqualTypeOf<undefined>();
    expectTypeOf<RegistrantBaseModelWithQuestionnaireWritable["registrationTime"]>().toEqualTypeOf<undefined>();
  });

  it("inside a nested object can't be sent", () => {
    type Settings = NonNullable<WebinarCreationRequest["settings"]>;
    expectTypeOf<Settings["recordingEnabled"]>().toEqualTypeOf<undefined>();
    expectTypeOf<Settings["autoRecord"]>().toEqualTypeOf<boolean | undefined>();
  });
});

describe("write-only properties", () => {
  it("can be sent and not read", () => {
    expectTypeOf<WebhookDeliveryModeRequest["verificationToken"]>().toEqualTypeOf<string | undefined>();
    expectTypeOf<CreateWebhookSubscriptionRequest["deliveryMode"]>().toEqualTypeOf<WebhookDeliveryModeRequest>();
    expectTypeOf<WebhookDeliveryMode>().not.toHaveProperty("verificationToken");
    expectTypeOf<SubscriptionInfo["deliveryMode"]>().not.toHaveProperty("verificationToken");
  });
});

describe("properties with a default", () => {
  it("may be left out of a request", () => {
    expectTypeOf<"type" | "sendInvite">().toExtend<OptionalKeys<AddInviteeRequest>>();
    expectTypeOf<"type" | "sendInvite">().toExtend<OptionalKeys<UpdateInviteeRequest>>();
    expectTypeOf<"domain">().toExtend<OptionalKeys<RcwDomainUserModelWritable>>();
    expectTypeOf<"panelJoinTimeOffset">().toExtend<OptionalKeys<WcsSessionWithLocaleCodeModelWritable>>();
  });

  it("may be left out inside a nested object", () => {
    const invitee = { role: "CoHost", linkedUser: { userId: "1", accountId: "2" } } as const;
    expectTypeOf(invitee).toExtend<AddInviteeRequest>();
    expectTypeOf({ addedInvitees: [invitee] }).toExtend<BulkUpdateInviteesRequest>();
    expectTypeOf({
      title: "T",
      host: { linkedUser: { userId: "1", accountId: "2" } },
    }).toExtend<WebinarCreationRequest>();
  });

  it("are in an answer where it requires them", () => {
    expectTypeOf<"pbx" | "ilm">().toExtend<RcwDomainUserModel["domain"]>();
    expectTypeOf<undefined>().not.toExtend<RcwDomainUserModel["domain"]>();
    expectTypeOf<"domain">().not.toExtend<OptionalKeys<RcwDomainUserModel>>();
  });
});

describe("required properties", () => {
  it("can't be left out of a request", () => {
    expectTypeOf({ email: "a@example.com" }).not.toExtend<AddInviteeRequest>();
    expectTypeOf<"role">().not.toExtend<OptionalKeys<UpdateInviteeRequest>>();
    expectTypeOf({ timeZone: "Europe/Berlin" }).not.toExtend<WcsSessionWithLocaleCodeModelWritable>();
  });

  it("can be left out of an update that takes any subset", () => {
    expectTypeOf({ timeZone: "Europe/Berlin" }).toExtend<PartialWcsSessionWithLocaleCodeModel>();
    expectTypeOf({}).toExtend<PartialRegSessionModel>();
    expectTypeOf({}).toExtend<UpdateSubscriptionRequest>();
  });
});

describe("official code samples that are wrong", () => {
  it("don't compile", () => {
    // @ts-expect-error the role is CoHost
    void ({ role: "Cohost", email: "a@example.com" } satisfies AddInviteeRequest);
    // @ts-expect-error an update needs the role
    void ({ firstName: "A" } satisfies UpdateInviteeRequest);
    // @ts-expect-error the property is timeZone
    void ({ ...SESSION, timezone: "Europe/Berlin" } satisfies WcsSessionWithLocaleCodeModelWritable);
    const registrant = { firstName: "A", lastName: "B", email: "a@b.c" };
    // @ts-expect-error an externalId is text
    void ({ ...registrant, externalId: 1 } satisfies RegistrantBaseModelWithQuestionnaireWritable);
  });
});
