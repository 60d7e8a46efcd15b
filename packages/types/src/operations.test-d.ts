import { describe, expectTypeOf, it } from "vitest";
import {
  type BulkUpdateInviteesRequest,
  type InviteeResource,
  type OperationDescription,
  type OperationId,
  type operations,
  operationTable,
  type PartialRegSessionModel,
  type PartialWcsSessionWithLocaleCodeModel,
  type paths,
  type RegistrantBaseModelWithQuestionnaireWritable,
  type UpdateInviteeRequest,
  type UpdateSubscriptionRequest,
  type WcsSessionStatusModel,
  type WcsSessionWithLocaleCodeModelWritable,
  type WebinarBaseModelWritable,
  type WebinarCreationRequest,
} from "./index.js";

/** The JSON body of an operation; `undefined` when it may be left out. */
type Body<Id extends OperationId> = operations[Id] extends {
  requestBody: { content: { "application/json": infer Sent } };
}
  ? Sent
  : undefined;

describe("operationTable", () => {
  it("has a row for each operationId, and no other", () => {
    expectTypeOf<keyof typeof operationTable>().toEqualTypeOf<OperationId>();
    expectTypeOf(operationTable.rcwConfigListInvitees).toEqualTypeOf<OperationDescription>();
    // @ts-expect-error the document has no such operation
    operationTable.rcwConfigListEverything;
  });

  it("names the operations that the raw types name", () => {
    expectTypeOf<OperationId>().toEqualTypeOf<keyof operations>();
  });

  it("can't be changed", () => {
    // @ts-expect-error the table is read-only
    operationTable.rcwConfigListInvitees = operationTable.rcwConfigGetInvitee;
    // @ts-expect-error and so are its rows
    operationTable.rcwConfigListInvitees.path = "/";
  });
});

describe("request bodies", () => {
  it("have the form that may be sent", () => {
    expectTypeOf<Body<"rcwConfigCreateSession">>().toEqualTypeOf<WcsSessionWithLocaleCodeModelWritable>();
    expectTypeOf<Body<"rcwConfigUpdateWebinar">>().toEqualTypeOf<WebinarBaseModelWritable>();
    expectTypeOf<Body<"rcwConfigCreateWebinar">>().toEqualTypeOf<WebinarCreationRequest>();
    expectTypeOf<Body<"rcwRegCreateRegistrant">>().toEqualTypeOf<RegistrantBaseModelWithQuestionnaireWritable>();
    expectTypeOf<Body<"rcwConfigUpdateInvitees">>().toEqualTypeOf<BulkUpdateInviteesRequest>();
    expectTypeOf<Body<"rcwConfigUpdateInvitee">>().toEqualTypeOf<UpdateInviteeRequest>();
  });

  it("of an update of a session or a registration are partial", () => {
    expectTypeOf<Body<"rcwConfigUpdateSession">>().toEqualTypeOf<PartialWcsSessionWithLocaleCodeModel>();
    expectTypeOf<Body<"rcwRegUpdateSession">>().toEqualTypeOf<PartialRegSessionModel>();
  });

  it("of an update of a subscription may be left out", () => {
    type Update = operations["rcwN11sUpdateSubscription"]["requestBody"];
    expectTypeOf<undefined>().toExtend<Update>();
    expectTypeOf<NonNullable<Update>["content"]["application/json"]>().toEqualTypeOf<UpdateSubscriptionRequest>();
  });

  it("are the same by path as by operationId", () => {
    type Create = paths["/webinar/configuration/v1/webinars/{webinarId}/sessions"]["post"];
    expectTypeOf<Create>().toEqualTypeOf<operations["rcwConfigCreateSession"]>();
  });
});

describe("answers", () => {
  it("have the form that is read", () => {
    type Answer = operations["rcwConfigGetInvitee"]["responses"][200]["content"]["application/json"];
    expectTypeOf<Answer>().toEqualTypeOf<InviteeResource>();
  });

  it("declare what every operation can be refused with", () => {
    expectTypeOf<operations[OperationId]["responses"]>().toHaveProperty(401);
    expectTypeOf<operations[OperationId]["responses"]>().toHaveProperty(405);
    expectTypeOf<operations[OperationId]["responses"]>().toHaveProperty(429);
  });
});

describe("parameters", () => {
  it("filter a list by several statuses", () => {
    type Query = NonNullable<operations["rcwConfigListAllSessions"]["parameters"]["query"]>;
    expectTypeOf<Query["status"]>().toEqualTypeOf<WcsSessionStatusModel[] | undefined>();
  });
});
