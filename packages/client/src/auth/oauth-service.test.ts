import { describe, expect, it } from "vitest";
import { createTokenTest, heldTokens, tokenAnswer } from "../../test-support/create-token-test.js";
import { sdkNameFor } from "../options/sdk-name.js";
import { createTokenManager } from "./create-token-manager.js";

const FORM = "application/x-www-form-urlencoded;charset=UTF-8";

describe("a request for tokens", () => {
  it("names a confidential app by HTTP Basic, its id and secret as they are", async () => {
    const { manager, sent, plan } = createTokenTest({ clientId: "a-b_C.~", clientSecret: "s-e_c:r%t+", jwt: "jwt-1" });
    plan(tokenAnswer(1));
    await manager.getAccessToken();
    expect(sent[0]?.headers).toMatchObject({
      authorization: `Basic ${btoa("a-b_C.~:s-e_c:r%t+")}`,
      "content-type": FORM,
      accept: "application/json",
    });
    expect(sent[0]?.form).not.toHaveProperty("client_id");
  });

  it("names a public app in the body, without an Authorization header: at a refresh and a revoke too", async () => {
    const tokens = heldTokens(1, 1_000_000, 0);
    const { manager, sent, plan } = createTokenTest({ clientSecret: undefined, tokens });
    plan(tokenAnswer(2), tokenAnswer(3), new Response(null));
    await manager.getAccessToken();
    await manager.exchangeCode({ code: "c", codeVerifier: "v", redirectUri: "https://app.example.com" });
    await manager.revoke();
    expect(sent.map(({ form }) => form)).toEqual([
      { grant_type: "refresh_token", refresh_token: "refresh-1", client_id: "app" },
      {
        grant_type: "authorization_code",
        code: "c",
        code_verifier: "v",
        redirect_uri: "https://app.example.com",
        client_id: "app",
      },
      { token: "refresh-3", client_id: "app" },
    ]);
    for (const { headers } of sent) expect(headers).not.toHaveProperty("authorization");
  });

  it("carries the app's name", async () => {
    const named = createTokenTest({ userAgent: "Console/2.1", jwt: "jwt-1" });
    const nameless = createTokenTest({ jwt: "jwt-1" });
    for (const { plan, manager } of [named, nameless]) {
      plan(tokenAnswer(1));
      await manager.getAccessToken();
    }
    expect([named, nameless].map(({ sent }) => sent[0]?.headers["user-agent"])).toEqual([
      sdkNameFor("Console/2.1"),
      sdkNameFor(undefined),
    ]);
  });

  it("goes to the environment, and never follows a redirect", async () => {
    const requests: Request[] = [];
    const manager = createTokenManager({
      clientId: "app",
      jwt: "jwt-1",
      baseUrl: "http://127.0.0.1:4010/gateway/",
      fetch: async (url, init) => {
        requests.push(new Request(url, init));
        return tokenAnswer(1);
      },
    });
    await manager.getAccessToken();
    expect(requests.map(({ url, redirect, method }) => [url, redirect, method])).toEqual([
      ["http://127.0.0.1:4010/gateway/restapi/oauth/token", "manual", "POST"],
    ]);
  });
});
