import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createTokenManager } from "./create-token-manager.js";

const redirectUri = "https://app.example.com/callback?a=1";

describe("createAuthorizationUrl", () => {
  it("proves by PKCE with S256, in the forms of RFC 7636", async () => {
    const manager = createTokenManager({ clientId: "app-1" });
    const { url, state, codeVerifier } = await manager.createAuthorizationUrl({ redirectUri });
    const { origin, pathname, searchParams } = new URL(url);
    expect(origin + pathname).toBe("https://platform.ringcentral.com/restapi/oauth/authorize");
    expect(Object.fromEntries(searchParams)).toEqual({
      response_type: "code",
      client_id: "app-1",
      redirect_uri: redirectUri,
      state,
      code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
      code_challenge_method: "S256",
    });
    expect(codeVerifier).toMatch(/^[\w-]{43}$/);
    expect(state).toMatch(/^[\w-]{43}$/);
  });

  it("makes another state and verifier each time", async () => {
    const manager = createTokenManager({ clientId: "app-1" });
    const first = await manager.createAuthorizationUrl({ redirectUri });
    const second = await manager.createAuthorizationUrl({ redirectUri });
    expect(new Set([first.state, second.state, first.codeVerifier, second.codeVerifier]).size).toBe(4);
  });

  it("takes the app's own state and the platform's other parameters, which replace none of the protocol's", async () => {
    const manager = createTokenManager({ clientId: "app-1" });
    const parameters = { prompt: "login sso", code_challenge_method: "plain" };
    const { url, state } = await manager.createAuthorizationUrl({ redirectUri, state: "mine", parameters });
    expect(state).toBe("mine");
    const { searchParams } = new URL(url);
    expect(searchParams.getAll("state")).toEqual(["mine"]);
    expect(searchParams.get("prompt")).toBe("login sso");
    expect(searchParams.getAll("code_challenge_method")).toEqual(["S256"]);
  });
});
