/** The guides of `docs/guides/` in the order in which a newcomer reads them. */
export const GUIDE_ORDER = [
  "getting-started.md",
  "authentication.md",
  "inviting-people.md",
  "keeping-a-roster.md",
  "requests.md",
  "rate-limits-and-retries.md",
  "several-processes.md",
  "several-tabs.md",
  "paging.md",
  "errors.md",
  "seeing-what-it-does.md",
  "webhooks.md",
  "testing-your-app.md",
  "upgrading.md",
  "from-the-python-sdk.md",
  "from-rc-ex-core.md",
] as const;
