import { describe, expect, expectTypeOf, it } from "vitest";
import { INVITEES } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";
import type { ApiSchemaName } from "../vitest.js";
import { apiMatchers } from "../vitest.js";

const invitee = {
  id: "1",
  creationTime: "2026-09-01T08:00:00Z",
  lastModifiedTime: "2026-09-01T08:00:00Z",
  role: "Host",
};
const fake = createFakeWithSession();
const send = (path: string) =>
  fake.fetch(`https://fake.test${path}`, { headers: { Authorization: `Bearer ${fake.accessToken}` } });

expect.extend(apiMatchers);

describe("toMatchApiSchema", () => {
  it("passes what conforms, unknown properties included", () => {
    expect(invitee).toMatchApiSchema("InviteeResource");
    expect({ ...invitee, colour: "red" }).toMatchApiSchema("InviteeResource");
    expect({ role: "Boss" }).not.toMatchApiSchema("InviteeResource");
  });

  it("says everything that is wrong", () => {
    expect(() => expect({ ...invitee, role: "Boss", jobTitle: 7 }).toMatchApiSchema("InviteeResource")).toThrow(
      /^Expected the schema InviteeResource, but:\n(?=.*role must be one of Panelist)(?=.*jobTitle must be string)/s,
    );
    expect(() => expect(7).toMatchApiSchema("InviteeResource")).toThrow(/the value must be object/);
    expect(() => expect(invitee).not.toMatchApiSchema("InviteeResource")).toThrow(/something else than the schema/);
  });

  it("knows the two directions of a schema", () => {
    expect({ recordingEnabled: true }).toMatchApiSchema("WcsWebinarSettingsModel");
    expect({ recordingEnabled: true }).not.toMatchApiSchema("WcsWebinarSettingsModelWritable");
  });

  it("works inside of other matchers", () => {
    expect({ records: [invitee] }).toEqual({ records: [expect.toMatchApiSchema("InviteeResource")] });
    expect({ records: [7] }).not.toEqual({ records: [expect.toMatchApiSchema("InviteeResource")] });
  });

  it("refuses the name of no schema", () => {
    expect(() => expect(invitee).toMatchApiSchema("Invitee" as ApiSchemaName)).toThrow(
      /the API has no schema "Invitee"/,
    );
  });
});

describe("toMatchApiAnswer", () => {
  it("takes a body", () => {
    expect(invitee).toMatchApiAnswer("rcwConfigGetInvitee", 200);
    expect(undefined).toMatchApiAnswer("rcwConfigDeleteInvitee", 204);
    expect({}).not.toMatchApiAnswer("rcwConfigDeleteInvitee", 204);
    expect({ ...invitee, verificationToken: "s3cr3t" }).not.toMatchApiAnswer("rcwConfigGetInvitee", 200);
  });

  it("takes a response, and leaves it readable", async () => {
    const response = await send(INVITEES);
    await expect(response).toMatchApiAnswer("rcwConfigListInvitees", 200);
    expect(await response.json()).toHaveProperty("records");
    await expect(await send(`${INVITEES}/nobody`)).toMatchApiAnswer("rcwConfigGetInvitee", 404);
    await expect(new Response(null, { status: 204 })).toMatchApiAnswer("rcwConfigDeleteInvitee", 204);
  });

  it("says what is wrong with a response", async () => {
    const wrongStatus = expect(await send(`${INVITEES}/nobody`)).toMatchApiAnswer("rcwConfigGetInvitee", 200);
    await expect(wrongStatus).rejects.toThrow(/the answer 200 of rcwConfigGetInvitee, received the status 404/);
    const html = expect(new Response("<h1>")).toMatchApiAnswer("rcwConfigGetInvitee", 200);
    await expect(html).rejects.toThrow(/the value must be object/);
  });

  it("refuses an unknown operation and an undeclared status", () => {
    const expectAnswer = (operationId: string, status: number) => () =>
      expect({}).toMatchApiAnswer(operationId as "rcwConfigGetInvitee", status as 200);
    expect(expectAnswer("getInvitee", 200)).toThrow(/the API has no operation "getInvitee"/);
    expect(expectAnswer("rcwConfigGetInvitee", 202)).toThrow(/declares the statuses 200, .*received 202/);
  });
});

it("the matchers are typed: names of schemas and operations, declared statuses, a promise for responses", () => {
  const assertion = expect(invitee);
  expectTypeOf(assertion.toMatchApiSchema).parameter(0).toEqualTypeOf<ApiSchemaName>();
  expectTypeOf<"InviteeResource">().toExtend<ApiSchemaName>();
  expectTypeOf<"Invitee">().not.toExtend<ApiSchemaName>();
  expectTypeOf(assertion.toMatchApiAnswer<"rcwConfigDeleteInvitee">)
    .parameter(1)
    .not.toEqualTypeOf<number>();
  expectTypeOf<200>().not.toExtend<Parameters<typeof assertion.toMatchApiAnswer<"rcwConfigDeleteInvitee">>[1]>();
  expectTypeOf(assertion.toMatchApiAnswer<"rcwConfigGetInvitee">).returns.toEqualTypeOf<void>();
  expectTypeOf(expect(new Response()).toMatchApiAnswer<"rcwConfigGetInvitee">).returns.toEqualTypeOf<Promise<void>>();
});
