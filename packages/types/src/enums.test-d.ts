import { describe, expectTypeOf, it } from "vitest";
import type {
  RcwDomainUserModel,
  RcwDomainUserModelDomain,
  RcwInviteeTypeEnum,
  RcwLivestreamStatusModel,
  RcwRoleEnum,
  RcwSessionRuntimeStatusModel,
  SubscriptionInfo,
  SubscriptionInfoStatus,
  WcsSessionStatusModel,
} from "./index.js";
import * as types from "./index.js";

describe("const arrays of enum values", () => {
  it("hold exactly the values of the named enum", () => {
    expectTypeOf<(typeof types.rcwRoleEnumValues)[number]>().toEqualTypeOf<RcwRoleEnum>();
    expectTypeOf<(typeof types.rcwInviteeTypeEnumValues)[number]>().toEqualTypeOf<RcwInviteeTypeEnum>();
    expectTypeOf<(typeof types.wcsSessionStatusModelValues)[number]>().toEqualTypeOf<WcsSessionStatusModel>();
    expectTypeOf<
      (typeof types.rcwSessionRuntimeStatusModelValues)[number]
    >().toEqualTypeOf<RcwSessionRuntimeStatusModel>();
    expectTypeOf<(typeof types.rcwLivestreamStatusModelValues)[number]>().toEqualTypeOf<RcwLivestreamStatusModel>();
  });

  it("hold exactly the values of an enum inside a property, whose type has a name of its own", () => {
    expectTypeOf<RcwDomainUserModelDomain>().toEqualTypeOf<RcwDomainUserModel["domain"]>();
    expectTypeOf<(typeof types.subscriptionInfoStatusValues)[number]>().toEqualTypeOf<SubscriptionInfoStatus>();
    expectTypeOf<SubscriptionInfoStatus>().toEqualTypeOf<SubscriptionInfo["status"]>();
  });

  it("can't be changed", () => {
    // @ts-expect-error the array is read-only
    types.rcwRoleEnumValues.push("Host");
  });

  it("know no value that the document doesn't", () => {
    expectTypeOf<"Cohost">().not.toExtend<RcwRoleEnum>();
    expectTypeOf<"CoHost" | "Host" | "Panelist" | "Attendee">().toExtend<RcwRoleEnum>();
    expectTypeOf<string>().not.toExtend<RcwRoleEnum>();
  });
});

/** For each `xValues` of the package: its element type. */
type Arrays = {
  [Name in keyof typeof types as Name extends `${string}Values` ? Name : never]: (typeof types)[Name];
};

describe("every const array", () => {
  it("has literal values, not just text", () => {
    expectTypeOf<
      { [Name in keyof Arrays]: string extends Arrays[Name][number] ? Name : never }[keyof Arrays]
    >().toBeNever();
    expectTypeOf<keyof Arrays>().not.toBeNever();
  });
});
