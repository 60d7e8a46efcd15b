import { createFakeWebinarApi, type FakeWebinarApi, type ScenarioName, scenarios } from "@rcw/testing";
import { UsageError } from "../failures/usage-error.js";

/** A service in this process, in real time, which is gone when the process ends. */
export async function openEmbeddedFake(scenario: string): Promise<FakeWebinarApi> {
  if (Object.hasOwn(scenarios, scenario)) {
    return createFakeWebinarApi({ scenario: scenario as ScenarioName, clock: Date });
  }
  const known = Object.keys(scenarios).join(", ");
  throw new UsageError(
    `--fake takes one of ${known}, received ${JSON.stringify(scenario)}`,
    "Write it as --fake=empty, or --fake alone.",
  );
}
