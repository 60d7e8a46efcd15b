import type { AppRecord } from "./records.js";

/** The permissions that the API's operations ask of an app. */
export const APP_PERMISSIONS = ["ReadWebinars", "EditWebinars"] as const;

/** The app behind `fake.accessToken`, which can log in by every flow. */
export const DEFAULT_APP = {
  clientId: "fake-client-id",
  clientSecret: "fake-client-secret",
  permissions: APP_PERMISSIONS,
  redirectUris: ["http://localhost:3000/oauth/callback"],
} as const satisfies AppRecord;
