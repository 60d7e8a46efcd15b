import { inviteeResource } from "@rcw/testing/factories";
import { describe, expect, it } from "vitest";
import { applyChange, describeDone, type InviteeChange, nameOf } from "./invitee-change.ts";

const mei = inviteeResource.panelist().build({ id: "1", firstName: "Mei", lastName: "Lin", email: "mei@example.com" });
const omar = inviteeResource.panelist().build({ id: "2", email: "omar@example.com" });
const ana = { firstName: "Ana", lastName: "Sol", email: "ana@example.com", role: "Panelist" } as const;
const list = [mei, omar];

const add: InviteeChange = { kind: "add", invitee: ana };
const promote: InviteeChange = { kind: "changeRole", invitee: mei, role: "CoHost" };
const remove: InviteeChange = { kind: "remove", invitee: mei };

describe("applying a change", () => {
  it.each([
    ["adds at the end", add, [mei, omar, ana]],
    ["changes the role of one", promote, [{ ...mei, role: "CoHost" }, omar]],
    ["removes one", remove, [omar]],
  ])("%s, and makes no difference the second time", (_what, change, expected) => {
    const once = applyChange(list, change, true);
    expect(once).toEqual(expected);
    expect(applyChange(once, change, true)).toEqual(expected);
  });

  it("adds nobody to a page that isn't the last, and nobody twice, whatever the case of their address", () => {
    expect(applyChange(list, add, false)).toEqual(list);
    expect(applyChange(list, { kind: "add", invitee: { ...ana, email: "MEI@example.com" } }, true)).toEqual(list);
  });

  it("leaves the others the same objects, so that they count as confirmed", () => {
    expect(applyChange(list, promote, true)[1]).toBe(omar);
  });
});

it.each([
  [add, "Ana Sol is invited, at the end of the list."],
  [promote, "Mei Lin is now a co-host."],
  [remove, "Mei Lin is no longer invited."],
])("says what was done", (change, expected) => {
  expect(describeDone(change)).toBe(expected);
});

it.each([
  [{ role: "Panelist", email: "mei@example.com" } as const, "mei@example.com"],
  [{ role: "Host" } as const, "The host"],
  [{ role: "Panelist" } as const, "Somebody without a name"],
])("finds a name for %j", (invitee, expected) => {
  expect(nameOf(invitee)).toBe(expected);
});
