import { describe, expect, it } from "vitest";
import { answerViolations } from "./answer-violations.js";
import { contractCheckerFor } from "./contract-checker.js";
import { findReturnedSecrets } from "./find-returned-secrets.js";

const checker = contractCheckerFor("ignore");
const subscription = {
  uri: "https://platform.ringcentral.com/webinar/notifications/v1/subscriptions/1",
  id: "1",
  eventFilters: ["/webinar/configuration/v1/company/sessions"],
  expirationTime: "2026-09-02T08:00:00Z",
  status: "Active",
  creationTime: "2026-09-01T08:00:00Z",
  deliveryMode: { transportType: "WebHook", address: "https://hooks.example.com/rc", encryption: false },
};

describe("answerViolations", () => {
  it("lets pass what conforms, unknown properties included", () => {
    const body = { ...subscription, colour: "red" };
    expect(answerViolations("rcwN11sGetSubscription", { status: 200, body }, checker)).toEqual([]);
  });

  it("reports a write-only property that an answer gives away, wherever it stands, without its value", () => {
    const leaking = { ...subscription, deliveryMode: { ...subscription.deliveryMode, verificationToken: "s3cr3t" } };
    const violations = answerViolations("rcwN11sGetSubscription", { status: 200, body: leaking }, checker);
    expect(violations).toEqual([
      {
        path: ["deliveryMode", "verificationToken"],
        message: "is write-only and must not be returned",
        value: undefined,
      },
    ]);
    const list = { uri: subscription.uri, records: [leaking] };
    const [inList] = answerViolations("rcwN11sListSubscriptions", { status: 200, body: list }, checker);
    expect(inList?.path).toEqual(["records", "0", "deliveryMode", "verificationToken"]);
  });

  it("reports it in an error that the description doesn't declare, too", () => {
    const body = { errors: [{ errorCode: "X", message: "x", verificationToken: "s3cr3t" }] };
    const [violation] = answerViolations("rcwN11sGetSubscription", { status: 502, body }, checker);
    expect(violation?.path).toEqual(["errors", "0", "verificationToken"]);
  });

  it("reports a status and a body that the description doesn't declare", () => {
    const [status] = answerViolations("rcwConfigDeleteInvitee", { status: 202 }, checker);
    expect(status).toEqual({ path: [], message: expect.stringContaining("declares no such status"), value: 202 });
    const [body] = answerViolations("rcwConfigDeleteInvitee", { status: 204, body: {} }, checker);
    expect(body?.message).toContain("without a body");
  });
});

describe("findReturnedSecrets", () => {
  it("looks for nothing where nothing is write-only", () => {
    expect(findReturnedSecrets({ verificationToken: "x" }, [])).toEqual([]);
  });

  it("takes the items of a list for what they are", () => {
    expect(findReturnedSecrets([null, "0", { secret: 1 }], ["0", "secret"])).toEqual([
      { path: ["2", "secret"], message: expect.any(String), value: undefined },
    ]);
  });
});
