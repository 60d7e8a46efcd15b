import { expect, it } from "vitest";
import { describePerson, emailKey, keysOf, userKey } from "./identity.js";

it("takes addresses for the same that differ in case, in Unicode form, or in space around them", () => {
  expect(emailKey(" ZOE\u0308@Example.com ")).toBe(emailKey("zo\u00eb@example.com"));
  expect(emailKey("zoe@example.com")).not.toBe(emailKey("zo\u00eb@example.com"));
});

it("takes users of another account or identity system for others", () => {
  const user = { userId: "1", accountId: "2" };
  expect(userKey(user)).toBe(userKey({ ...user, domain: "pbx" }));
  for (const other of [{ domain: "ilm" as const }, { accountId: "3" }, { userId: "4" }])
    expect(userKey({ ...user, ...other })).not.toBe(userKey(user));
});

it("knows nobody by an empty address, and names people by what there is", () => {
  expect(keysOf({ email: " " })).toEqual([]);
  expect(describePerson({ firstName: "Ana", email: "ana@example.com" })).toBe("Ana <ana@example.com>");
  expect(describePerson({ linkedUser: { userId: "1", accountId: "2" } })).toBe("user 1 of account 2");
  expect(describePerson({})).toBe("nobody");
});
