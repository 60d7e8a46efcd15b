/** The hosts of the platform; pass one as `environment`. */
export const Environment = {
  /** Production: `https://platform.ringcentral.com`. The default. */
  Production: "https://platform.ringcentral.com",
  /** Production on a segregated network: `https://platform.ringcentral.biz`. */
  SegregatedProduction: "https://platform.ringcentral.biz",
  /** Sandbox: no longer in the platform's documentation, still used by some apps. */
  Sandbox: "https://platform.devtest.ringcentral.com",
} as const;

export type Environment = (typeof Environment)[keyof typeof Environment];
