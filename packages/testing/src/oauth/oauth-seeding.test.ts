import { describe, expect, it } from "vitest";
import { createFakeWebinarApi } from "../create-fake-webinar-api.js";
import { callWith } from "../test-support/call-oauth.js";

const decode = (part = "") => JSON.parse(atob(part.replaceAll("-", "+").replaceAll("_", "/")));

describe("apps", () => {
  it("have an id and a secret of their own, and the API's permissions", () => {
    const fake = createFakeWebinarApi();
    const [first, second] = [fake.addApp(), fake.addApp()];
    expect(first).toEqual({
      clientId: expect.stringMatching(/^\w{22}$/),
      clientSecret: expect.stringMatching(/^\w{32}$/),
      permissions: ["ReadWebinars", "EditWebinars"],
      redirectUris: [],
    });
    expect(second.clientId).not.toBe(first.clientId);
    expect(fake.addApp({ isPublic: true })).not.toHaveProperty("clientSecret");
  });

  it("lend their permissions to the tokens that are issued for them", async () => {
    const fake = createFakeWebinarApi();
    const { clientId } = fake.addApp({ permissions: [] });
    expect(await callWith(fake, fake.issueToken({ clientId }))).toBe("CMN-401");
    expect(await callWith(fake, fake.issueToken({ clientId, permissions: ["ReadWebinars"] }))).toBe(200);
  });
});

describe("JWTs", () => {
  it("look like JWTs, and say whom they log in", () => {
    const fake = createFakeWebinarApi();
    const { userId } = fake.addUser({ userId: "Zoë" });
    const [header, payload] = fake.issueJwt({ userId, clientId: fake.clientId, expiresInSeconds: 60 }).split(".");
    expect(decode(header)).toEqual({ alg: "RS256", typ: "JWT" });
    const bytes = Uint8Array.from(atob((payload ?? "").replaceAll("-", "+").replaceAll("_", "/")), (character) =>
      character.charCodeAt(0),
    );
    expect(JSON.parse(new TextDecoder().decode(bytes))).toMatchObject({
      sub: "Zoë",
      azp: "fake-client-id",
      exp: Date.parse("2026-09-01T08:01:00Z") / 1000,
    });
    expect(fake.issueJwt()).not.toBe(fake.issueJwt());
  });
});

const fake = createFakeWebinarApi();
const mistakes: [string, () => unknown, RegExp][] = [
  ["an app that is there", () => fake.addApp({ clientId: fake.clientId }), /addApp: there is an app "fake-client-id"/],
  ["a client id with a colon", () => fake.addApp({ clientId: "a:b" }), /no colon, received "a:b"/],
  ["an empty client id", () => fake.addApp({ clientId: "" }), /clientId has one or more visible ASCII/],
  ["a public app with a secret", () => fake.addApp({ isPublic: true, clientSecret: "s" }), /a public app has no/],
  ["a relative redirect URI", () => fake.addApp({ redirectUris: ["/callback"] }), /absolute.*received "\/callback"/],
  ["a redirect URI with a fragment", () => fake.addApp({ redirectUris: ["https://a.example/#b"] }), /no fragment/],
  ["a JWT of nobody", () => fake.issueJwt({ userId: "x" }), /issueJwt: there is no user "x"/],
  ["a JWT for no app", () => fake.issueJwt({ clientId: "x" }), /issueJwt: there is no app "x"; there are "fake-client/],
  ["a negative lifetime", () => fake.issueJwt({ expiresInSeconds: -1 }), /expiresInSeconds is a number from 0/],
  ["a token for no app", () => fake.issueToken({ clientId: "x" }), /issueToken: there is no app "x"/],
  [
    "no lifetime",
    () => createFakeWebinarApi({ oauth: { accessTokenLifetimeSeconds: 0 } }),
    /oauth.accessTokenLifetimeSeconds is a whole number from 1, received 0/,
  ],
  [
    "a negative lifetime of refresh tokens",
    () => createFakeWebinarApi({ oauth: { refreshTokenLifetimeSeconds: -1 } }),
    /oauth.refreshTokenLifetimeSeconds is a whole number from 0/,
  ],
  ["no sessions", () => createFakeWebinarApi({ oauth: { parallelSessions: 0 } }), /oauth.parallelSessions is a whole/],
  [
    "an unknown treatment",
    () => createFakeWebinarApi({ oauth: { refreshTokens: "drop" as "end" } }),
    /oauth.refreshTokens is one of rotate, keep, end, received "drop"/,
  ],
];

describe("what can't be", () => {
  it.each(mistakes)("is refused with what would be right: %s", (_name, make, message) => {
    expect(make).toThrow(message);
  });

  it("is refused without repeating a secret", () => {
    const clientSecret = "hunter 2";
    expect(() => fake.addApp({ clientSecret })).toThrow(/clientSecret has one or more visible ASCII(?!.*hunter)/);
  });
});
