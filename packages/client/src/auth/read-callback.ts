import { InvalidRequestError } from "../errors/invalid-request-error.js";
import { TokenError } from "./token-error.js";

/** What came back from a login, with what `createAuthorizationUrl` gave and was given. */
export type ExchangeCodeOptions = CallbackOfLogin & {
  /** As `createAuthorizationUrl` gave it. */
  codeVerifier: string;
  /** As `createAuthorizationUrl` was given it. */
  redirectUri: string;
};

type CallbackOfLogin =
  | {
      /** The whole address that the login led back to; its `state` has to be the other one. */
      callbackUrl: string | URL;
      /** As `createAuthorizationUrl` gave it. */
      state: string;
      code?: never;
    }
  | {
      /** The code alone, where the app has compared the states itself. */
      code: string;
      callbackUrl?: never;
      state?: never;
    };

/**
 * The code of a login that was begun here.
 *
 * @throws {InvalidRequestError} when the state is another one: somebody may have put their own login in.
 * @throws {TokenError} when the login gave no code.
 */
export function readCode(login: CallbackOfLogin): string {
  const { code: givenCode, callbackUrl } = login;
  if (givenCode !== undefined && callbackUrl !== undefined) {
    throw new InvalidRequestError(
      "code and callbackUrl are both given; expected callbackUrl with its state, or the code alone where the states were compared",
      { parameterName: "code" },
    );
  }
  if (callbackUrl === undefined) {
    if (typeof givenCode === "string" && givenCode && login.state === undefined) return givenCode;
    const problem = givenCode ? "state is given without the callbackUrl that it belongs to" : "callbackUrl is missing";
    throw new InvalidRequestError(`${problem}; expected callbackUrl with its state, or the code alone`, {
      parameterName: "callbackUrl",
    });
  }
  const parameters = new URL(callbackUrl, "http://localhost").searchParams;
  if (!login.state || parameters.get("state") !== login.state) {
    throw new InvalidRequestError(
      "the callback has another state: its login was begun elsewhere; begin again with createAuthorizationUrl()",
      { parameterName: "state" },
    );
  }
  const code = parameters.get("code");
  if (code) return code;
  const errorCode = /^[a-z_]{5,26}$/.exec(parameters.get("error") ?? "")?.[0];
  throw new TokenError(
    `the login gave no code: ${errorCode ?? "no reason"}; begin again with createAuthorizationUrl()`,
    {
      errorCode,
      needsLogin: true,
    },
  );
}
