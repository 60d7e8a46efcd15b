import { checkNames } from "../check-names.js";
import { PASSWORD_CHARACTERS, randomText } from "../state/random.js";
import type { World } from "../state/world.js";
import { APP_PERMISSIONS } from "./default-app.js";
import type { AppRecord } from "./records.js";

/** An app to register; every member has a default. */
export interface AddAppOptions {
  readonly clientId?: string;
  /** For a confidential app; a public one has none. */
  readonly clientSecret?: string;
  /** What its tokens are good for: `ReadWebinars` and `EditWebinars` if left out. */
  readonly permissions?: readonly string[];
  /** Where a login may lead back to, as absolute URIs: nowhere if left out. */
  readonly redirectUris?: readonly string[];
  /** Whether it runs where it can't keep a secret, such as in a browser; false if left out. */
  readonly isPublic?: boolean;
}

export function addApp({ state }: World, options: AddAppOptions = {}): AppRecord {
  checkNames("addApp", options, ["clientId", "clientSecret", "permissions", "redirectUris", "isPublic"]);
  const { permissions = APP_PERMISSIONS, redirectUris = [], isPublic = false } = options;
  const { clientId = randomText(state, 22, PASSWORD_CHARACTERS) } = options;
  checkText("clientId", clientId);
  if (state.apps.has(clientId)) throw new RangeError(`addApp: there is an app "${clientId}" already`);
  for (const uri of redirectUris) checkRedirectUri(uri);
  const app: AppRecord = {
    clientId,
    ...(!isPublic && { clientSecret: options.clientSecret ?? randomText(state, 32, PASSWORD_CHARACTERS) }),
    permissions: [...permissions],
    redirectUris: [...redirectUris],
  };
  if (isPublic && options.clientSecret !== undefined) {
    throw new TypeError("addApp: a public app has no clientSecret; leave one of clientSecret and isPublic out");
  }
  if (app.clientSecret !== undefined) checkText("clientSecret", app.clientSecret);
  state.apps.set(clientId, app);
  return structuredClone(app);
}

/** What can stand in the header of HTTP Basic: visible ASCII, and no colon. */
function checkText(name: "clientId" | "clientSecret", value: string): void {
  if (/^[\x21-\x39\x3b-\x7e]+$/.test(value)) return;
  // A secret isn't repeated, not even a wrong one.
  const received = name === "clientId" ? `, received ${JSON.stringify(value)}` : "";
  throw new RangeError(`addApp: ${name} has one or more visible ASCII characters and no colon${received}`);
}

function checkRedirectUri(uri: string): void {
  if (URL.canParse(uri) && !uri.includes("#")) return;
  throw new RangeError(
    `addApp: a redirect URI is absolute and has no fragment, such as "https://app.example.com/callback", ` +
      `received ${JSON.stringify(uri)}`,
  );
}
