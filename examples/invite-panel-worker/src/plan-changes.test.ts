import { inviteeResource } from "@rcw/testing/factories";
import { expect, it } from "vitest";
import type { PanelRow } from "./panel.js";
import { changedContact, planChanges } from "./plan-changes.js";

const row: PanelRow = {
  line: 2,
  email: "mei.lin@example.com",
  firstName: "Mei",
  lastName: "Lin",
  jobTitle: undefined,
  role: "Panelist",
};
const mei = inviteeResource.panelist().build({
  firstName: "Mei",
  lastName: "Lin",
  email: "Mei.Lin@example.com",
  jobTitle: "Analyst",
});

it("adds who isn't invited, and only them", () => {
  const nobody = planChanges([row], [inviteeResource.host().build()]);
  expect(nobody).toEqual({ changes: [{ kind: "add", row }], settled: [] });
  expect(planChanges([row], [mei])).toMatchObject({ changes: [], settled: [{ outcome: "unchanged", line: 2 }] });
});

it.each([
  ["another role", { role: "CoHost" }, {}],
  ["another name", { lastName: "Lin-Park" }, { lastName: "Lin-Park" }],
  ["another job title", { jobTitle: "Head of Research" }, { jobTitle: "Head of Research" }],
] as const)("changes who has %s, and sends no more of them than that", (_what, differences, contact) => {
  const changed = { ...row, ...differences };
  expect(planChanges([changed], [mei])).toEqual({
    changes: [{ kind: "update", row: changed, current: mei }],
    settled: [],
  });
  expect(changedContact(changed, mei)).toEqual(contact);
});

it("leaves the names of a linked user alone", () => {
  const linkedUser = { userId: "400134002", accountId: "37439510", domain: "pbx" } as const;
  const linked = { ...mei, firstName: "May", linkedUser };
  expect(planChanges([row], [linked])).toMatchObject({ changes: [], settled: [{ outcome: "unchanged" }] });
  expect(changedContact({ ...row, role: "CoHost" }, linked)).toEqual({});
});

it("refuses to change the host without asking the service", () => {
  expect(planChanges([row], [{ ...mei, role: "Host" }])).toMatchObject({
    changes: [],
    settled: [{ outcome: "refused", line: 2, detail: expect.stringContaining("host") }],
  });
});
