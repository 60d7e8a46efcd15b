import { describe, expect, it } from "vitest";
import { CONFIGURATION, callFake, INVITEES } from "../test-support/call-fake.js";
import { createFakeWithSession } from "../test-support/fake-with-session.js";
import { createFactories } from "./create-factories.js";

const SESSION = "/webinar/registration/v1/sessions/s1";
const SEEDS = [1, 2, 3, 4, 5];

describe("the fake takes what factories of requests build", () => {
  it.each(SEEDS)("with seed %i", async (seed) => {
    const fake = createFakeWithSession({ seed });
    const factories = createFactories({ seed });
    const { addInviteeRequest, registrantBaseModelWithQuestionnaireWritable, webinarCreationRequest } = factories;
    const send = async (target: string, body: unknown) => {
      const { status, body: answer } = await callFake(fake, target, { body });
      return { status, errors: answer?.errors };
    };
    const addedInvitees = [...addInviteeRequest.buildList(20), ...addInviteeRequest.linkedUser().coHost().buildList(5)];
    expect(await send(`PATCH ${INVITEES}`, { addedInvitees })).toEqual({ status: 200 });
    expect(await send(`PUT ${INVITEES}/mei`, factories.updateInviteeRequest.coHost().build())).toEqual({ status: 200 });
    expect(await send(`POST ${CONFIGURATION}/webinars`, webinarCreationRequest.build())).toEqual({ status: 201 });

    fake.addWebinar({ id: "w2" });
    const session = factories.wcsSessionWithLocaleCodeModelWritable.build();
    expect(await send(`POST ${CONFIGURATION}/webinars/w2/sessions`, session)).toEqual({ status: 201 });
    const change = factories.partialWcsSessionWithLocaleCodeModel.build();
    expect(await send(`PATCH ${CONFIGURATION}/webinars/w1/sessions/s1`, change)).toEqual({ status: 200 });

    expect(await send(`PATCH ${SESSION}`, factories.partialRegSessionModel.build())).toEqual({ status: 200 });
    for (const registrant of registrantBaseModelWithQuestionnaireWritable.buildList(10)) {
      expect(await send(`POST ${SESSION}/registrants`, registrant)).toEqual({ status: 201 });
    }
  });
});
