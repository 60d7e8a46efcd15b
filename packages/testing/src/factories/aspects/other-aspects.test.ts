import { describe, expect, it } from "vitest";
import { createFactories } from "../create-factories.js";

const factories = createFactories({ seed: 10 });

describe("a record", () => {
  it("changes after it was made, whichever is given", () => {
    const { wcsWebinarResource } = factories;
    const made = wcsWebinarResource.build({ creationTime: "2030-01-01T00:00:00Z" });
    expect(made.lastModifiedTime).toBe("2030-01-01T00:00:00Z");
    const changed = wcsWebinarResource.build({ lastModifiedTime: "2020-01-01T10:00:00Z" });
    expect(changed.creationTime).toBe("2020-01-01T09:00:00Z");
  });
});

describe("the settings of a webinar", () => {
  it("are off where they need what is off, unless they are given", () => {
    const { wcsWebinarSettingsModel, webinarSettingsModel } = factories;
    expect(
      webinarSettingsModel.build({ recordingEnabled: false, qnaEnabled: false, pollsEnabled: false }),
    ).toMatchObject({
      autoRecord: false,
      qnaAnonymousEnabled: false,
      moderatedQnaEnabled: false,
      pollsAnonymousEnabled: false,
    });
    expect(wcsWebinarSettingsModel.build()).toMatchObject({ qnaEnabled: true, qnaAnonymousEnabled: true });
    const both = webinarSettingsModel.build({ recordingEnabled: false, autoRecord: true });
    expect(both.autoRecord).toBe(true);
  });
});

describe("a request for a webinar", () => {
  it("names no host, unless it is told to", () => {
    const { webinarCreationRequest } = factories;
    expect(webinarCreationRequest.build()).not.toHaveProperty("host");
    expect(webinarCreationRequest.build({ host: { linkedUser: { userId: "7" } } }).host).toEqual({
      linkedUser: { userId: "7", accountId: expect.any(String), domain: "pbx" },
    });
  });
});

describe("a registrant", () => {
  it("is a participant only after taking part", () => {
    const { registrantModelWithQuestionnaire: registrant } = factories;
    expect(registrant.build()).not.toHaveProperty("participantId");
    expect(registrant.attended().build().participantId).toMatch(/^\d{10}$/);
    expect(registrant.build({ participantId: "6" }).participantId).toBe("6");
    expect(registrant.postWebinarRegistrant().build().registeredPostWebinar).toBe(true);
  });

  it("is recorded when they register", () => {
    const { registrantModelWithQuestionnaire: registrant } = factories;
    const { creationTime, registrationTime } = registrant.build();
    expect(registrationTime).toBe(creationTime);
    const late = registrant.build({ registrationTime: "2030-01-01T00:00:00Z" });
    expect(late).toMatchObject({ creationTime: "2030-01-01T00:00:00Z", lastModifiedTime: "2030-01-01T00:00:00Z" });
  });
});

describe("the registration of a session", () => {
  const { regSessionModel } = factories;

  it("is open until its limit is reached", () => {
    expect(regSessionModel.build({ registrantCount: 5000 })).toMatchObject({
      registrationStatus: "Open",
      settings: { autoCloseLimit: 5100 },
    });
    expect(regSessionModel.build({ registrantCount: 30, settings: { autoCloseLimit: 30 } })).toMatchObject({
      registrationStatus: "Closed",
    });
    const closed = regSessionModel.closedRegistration().build();
    expect(closed.settings?.autoCloseLimit).toBe(closed.registrantCount);
    expect(closed.registrationStatus).toBe("Closed");
    expect(regSessionModel.closedRegistration().openRegistration().build().registrationStatus).toBe("Open");
    expect(regSessionModel.build({ settings: { autoCloseLimit: 0 } })).toMatchObject({
      registrationStatus: "Open",
      settings: { autoCloseLimit: 0 },
    });
  });

  it("has real registrants if it has registrants", () => {
    expect(regSessionModel.build({ registrantCount: 0 })).toMatchObject({
      hasRealRegistrants: false,
      postWebinarRegistrantCount: 0,
    });
    expect(regSessionModel.build({ hasRealRegistrants: false }).registrantCount).toBe(0);
  });
});

describe("a subscription", () => {
  const { subscriptionInfo } = factories;

  it("ends when its time is over, whichever is given", () => {
    const given = subscriptionInfo.build({ creationTime: "2026-01-01T00:00:00Z", expiresIn: 3600 });
    expect(given.expirationTime).toBe("2026-01-01T01:00:00Z");
    const ended = subscriptionInfo.build({ expirationTime: "2026-01-01T01:00:00Z", expiresIn: 3600 });
    expect(ended.creationTime).toBe("2026-01-01T00:00:00Z");
    expect(Date.parse(subscriptionInfo.build().expirationTime)).toBeGreaterThan(Date.parse("2026-09-01T08:00:00Z"));
  });

  it("has a reason only if it is blacklisted", () => {
    expect(subscriptionInfo.build()).not.toHaveProperty("blacklistedData");
    const { creationTime, blacklistedData } = subscriptionInfo.blacklistedSubscription().build();
    expect(blacklistedData?.blacklistedAt && blacklistedData.blacklistedAt >= creationTime).toBe(true);
    expect(subscriptionInfo.build({ blacklistedData: { reason: "Status 502" } })).toMatchObject({
      status: "Blacklisted",
      blacklistedData: { reason: "Status 502", blacklistedAt: expect.any(String) },
    });
    expect(subscriptionInfo.blacklistedSubscription().activeSubscription().build().status).toBe("Active");
  });

  it("has its id in its address, and no disabled filters unless they are given", () => {
    const { id, uri, disabledFilters } = subscriptionInfo.build();
    expect(uri.endsWith(`/${id}`)).toBe(true);
    expect(disabledFilters).toEqual([]);
    expect(subscriptionInfo.build({ disabledFilters: [{}] }).disabledFilters).toMatchObject([{ reason: "CMN-408" }]);
  });
});

describe("an error", () => {
  it("has a message that goes with its code", () => {
    const { apiError, apiErrorWithParameter } = factories;
    expect(apiError.build({ errorCode: "CMN-408" }).message).toBe("The user has no permission to do this");
    expect(apiError.build({ errorCode: "XYZ-1" })).toMatchObject({ errorCode: "XYZ-1", message: expect.any(String) });
    const { errorCode, message, parameterName, parameterValue } = apiErrorWithParameter.build();
    expect({ errorCode, message }).toEqual({
      errorCode: "CMN-101",
      message: `Parameter [${parameterName}] value is invalid`,
    });
    expect(parameterValue).toEqual(expect.any(String));
    expect(apiErrorWithParameter.build({ parameterName: "title" }).message).toContain("[title]");
    expect(apiErrorWithParameter.build({ parameterName: undefined })).not.toHaveProperty("parameterName");
  });
});
