import type { AnyPublicDeliveryMode, InviteeResource, RcwRoleEnum } from "@rcw/types";
import { describe, expectTypeOf, it } from "vitest";
import {
  anyPublicDeliveryMode,
  createFactories,
  type Factory,
  historySessionResource,
  type InviteeResourceFactory,
  inviteeResource,
  type Overrides,
  rcwRoleEnum,
  subscriptionInfo,
  wcsInviteeListResource,
  wcsSessionWithLocaleCodeModelWritable,
} from "./index.js";

describe("what a factory builds", () => {
  it("has the type of its schema", () => {
    expectTypeOf(inviteeResource.build()).toEqualTypeOf<InviteeResource>();
    expectTypeOf(inviteeResource.buildList(2)).toEqualTypeOf<InviteeResource[]>();
    expectTypeOf(rcwRoleEnum.build()).toEqualTypeOf<RcwRoleEnum>();
    expectTypeOf(createFactories({ seed: 7 }).inviteeResource).toEqualTypeOf(inviteeResource);
    expectTypeOf(inviteeResource).toExtend<Factory<InviteeResource>>();
  });
});

describe("overrides", () => {
  it("are any part of the value, at any depth", () => {
    inviteeResource.build({ linkedUser: { userId: "7" }, jobTitle: undefined });
    wcsInviteeListResource.params({ records: [{ role: "Host" }, {}], paging: { perPage: 2 } });
    subscriptionInfo.build({ deliveryMode: { transportType: "WebSocket" } });
    rcwRoleEnum.build("Host");
    expectTypeOf<Overrides<InviteeResource>["linkedUser"]>().toExtend<
      { readonly userId?: string | undefined } | undefined
    >();
  });

  it("hold nothing that the schema hasn't", () => {
    // @ts-expect-error the property doesn't exist
    inviteeResource.build({ nickname: "Mei" });
    // @ts-expect-error not a role
    inviteeResource.build({ role: "Cohost" });
    // @ts-expect-error an id is a text
    inviteeResource.build({ linkedUser: { userId: 7 } });
    // @ts-expect-error not an item
    wcsInviteeListResource.build({ records: [{ firstName: 1 }] });
    // @ts-expect-error null is not undefined
    inviteeResource.build({ jobTitle: null });
    // @ts-expect-error a list is given as a list
    wcsInviteeListResource.build({ records: { 0: {} } });
    // @ts-expect-error the service sets it: it can't be sent
    wcsSessionWithLocaleCodeModelWritable.build({ hostJoinUri: "https://v.example.com/a" });
  });
});

describe("traits", () => {
  it("answer the same kind of factory", () => {
    expectTypeOf(inviteeResource.host().linkedUser().params({})).toEqualTypeOf<InviteeResourceFactory>();
    expectTypeOf(historySessionResource.finishedSession().build().status).toEqualTypeOf(
      historySessionResource.build().status,
    );
    expectTypeOf(anyPublicDeliveryMode.webSocket().build()).toEqualTypeOf<AnyPublicDeliveryMode>();
  });

  it("are there only where they mean something", () => {
    // @ts-expect-error nobody invites attendees
    inviteeResource.attendee();
    // @ts-expect-error a role has no traits
    rcwRoleEnum.host();
  });
});
