import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { InviteeIndex } from "../../state/invitee-index.js";
import type { InviteeRecord } from "../../state/state.js";
import { callFake, INVITEES } from "../../test-support/call-fake.js";
import { createFakeWithSession } from "../../test-support/fake-with-session.js";

const person = (number: number) => ({ firstName: "Ana", lastName: "Sol", email: `ana-${number}@example.com` });
const added = (number: number) => ({ ...person(number), role: "Panelist" });

describe("a refused bulk update", () => {
  it("leaves nothing of its adds, changes and deletes, and refuses and finds as before", async () => {
    const fake = createFakeWithSession();
    const before = await callFake(fake, `GET ${INVITEES}`);
    const { status } = await callFake(fake, `PATCH ${INVITEES}`, {
      body: {
        addedInvitees: [added(1), { role: "CoHost", linkedUser: { userId: "7", accountId: "37439510" } }],
        updatedInvitees: [
          { id: "mei", role: "Panelist", email: "mei.lin@example.com", jobTitle: "Analyst" },
          { id: "mei", role: "CoHost" },
        ],
        deletedInvitees: [{ id: "kofi" }, { id: "mei" }, { id: "nobody" }],
      },
    });
    expect(status).toBe(404);
    const after = await callFake(fake, `GET ${INVITEES}`);
    expect(JSON.stringify(after.body)).toBe(JSON.stringify(before.body));
    const addressOfMei = { addedInvitees: [{ ...added(2), email: "MEI@example.com" }] };
    expect((await callFake(fake, `PATCH ${INVITEES}`, { body: addressOfMei })).status).toBe(409);
    const userOfKofi = { role: "Panelist", linkedUser: { userId: "400134002", accountId: "37439510" } };
    expect((await callFake(fake, `PATCH ${INVITEES}`, { body: { addedInvitees: [userOfKofi] } })).status).toBe(409);
    const free = { ...added(3), email: "mei.lin@example.com" };
    expect((await callFake(fake, `PATCH ${INVITEES}`, { body: { addedInvitees: [added(1), free] } })).status).toBe(200);
    expect((await callFake(fake, `GET ${INVITEES}/mei`)).body.jobTitle).toBeUndefined();
  });
});

describe("a copy of the state", () => {
  it("knows its own invitees and not those of the original", async () => {
    const fake = createFakeWithSession();
    const fork = fake.fork();
    fork.addInvitee({ sessionId: "s1", id: "ana", ...person(1) });
    expect((await callFake(fork, `GET ${INVITEES}/ana`)).status).toBe(200);
    expect((await callFake(fake, `GET ${INVITEES}/ana`)).status).toBe(404);
    fake.restore(fork.snapshot());
    expect((await callFake(fake, `GET ${INVITEES}/ana`)).status).toBe(200);
    expect((await callFake(fake, `PATCH ${INVITEES}`, { body: { addedInvitees: [added(1)] } })).status).toBe(409);
  });
});

describe("the index", () => {
  it("says what a walk through the list says, whatever is added and removed", () => {
    const addresses = ["a@x.test", "A@x.test", "b@x.test"];
    const users = ["1", "2"];
    const anyInvitee = fc.record({
      email: fc.option(fc.constantFrom(...addresses), { nil: undefined }),
      user: fc.option(fc.constantFrom(...users), { nil: undefined }),
      sendInvite: fc.boolean(),
    });
    const anyStep = fc.oneof(anyInvitee, fc.nat(20));
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 30 }), (steps) => {
        const list: InviteeRecord[] = [];
        const index = new InviteeIndex(list);
        steps.forEach((step, sequence) => {
          if (typeof step === "number") {
            const [removed] = list.splice(step, 1);
            if (removed !== undefined) index.remove(removed);
            return;
          }
          const { email, user, sendInvite } = step;
          const invitee = {
            ...{ id: String(sequence), sequence, sendInvite, originalRole: "Panelist" },
            ...(email !== undefined && { email }),
            ...(user !== undefined && { linkedUser: { userId: user, accountId: "9", domain: "pbx" } }),
          } as InviteeRecord;
          list.push(invitee);
          index.add(invitee);
        });
        expect(index.hasUnsentInvites).toBe(list.some(({ sendInvite }) => sendInvite === false));
        steps.forEach((_step, id) => {
          expect(index.find(String(id))).toBe(list.find((invitee) => invitee.id === String(id)));
        });
        for (const address of addresses) {
          const having = list.filter(({ email }) => email?.toLowerCase() === address.toLowerCase());
          expect(index.hasEmail(address)).toBe(having.length > 0);
          expect(index.hasEmail(address, having[0])).toBe(having.length > 1);
        }
        for (const userId of users) {
          const linked = list.filter(({ linkedUser }) => linkedUser?.userId === userId);
          expect(index.linkedTo({ userId, accountId: "9" })).toEqual(linked);
          expect(index.linkedTo({ userId, accountId: "8" })).toEqual([]);
        }
      }),
    );
  });
});
