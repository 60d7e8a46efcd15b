import type { InviteeResource } from "@rcw/types";
import { Factory } from "fishery";
import { Bench } from "tinybench";
import { createFactories } from "../../packages/testing/src/factories/create-factories.js";

const NAMES = ["Ada", "Bruno", "Clara", "Dmitri", "Elif", "Farah", "Goran", "Hana"];
const TIME_MS = 1000;

/** An invitee as one writes it by hand for fishery: the same properties as ours has, each from the sequence. */
const fisheryInvitee = Factory.define<InviteeResource>(({ sequence }) => {
  const firstName = NAMES[sequence % NAMES.length] as string;
  const time = new Date(Date.UTC(2026, 5, 1) + sequence * 60_000).toISOString();
  return {
    id: String(7_300_000_000 + sequence),
    creationTime: time,
    lastModifiedTime: time,
    firstName,
    lastName: `Number${sequence}`,
    email: `${firstName.toLowerCase()}.number${sequence}@example.com`,
    jobTitle: "Product Manager",
    role: "Panelist",
    type: "User",
    sendInvite: true,
    joinUri: `https://v.example.com/webinar/join/9100557821?t=${sequence}`,
    phoneParticipantCode: String(100_000_000 + sequence),
  };
});

/** Prints how many invitees a second our factory and one of fishery build, in one run. */
export async function benchFactories(): Promise<void> {
  const { inviteeResource } = createFactories();
  checkSameFields(inviteeResource.build(), fisheryInvitee.build());
  const overrides = { firstName: "Mei", role: "CoHost" } as const;
  console.log("factories, beside fishery with the same properties of InviteeResource (builds per second):");
  await compare(
    "build()",
    () => inviteeResource.build(),
    () => fisheryInvitee.build(),
  );
  await compare(
    "build({ firstName, role })",
    () => inviteeResource.build(overrides),
    () => fisheryInvitee.build(overrides),
  );
}

async function compare(what: string, ours: () => unknown, theirs: () => unknown): Promise<void> {
  const bench = new Bench({ time: TIME_MS, warmupTime: TIME_MS / 4 }).add("ours", ours).add("fishery", theirs);
  const [own = 0, other = 0] = (await bench.run()).map(({ result }) =>
    result && "throughput" in result ? result.throughput.mean : 0,
  );
  const rates = `ours ${own.toFixed(0)}, fishery ${other.toFixed(0)}`;
  console.log(`  ${what.padEnd(28)}${rates.padEnd(32)}ratio ${(own / other).toFixed(2)}`);
}

function checkSameFields(ours: object, theirs: object): void {
  const [own, other] = [ours, theirs].map((value) => Object.keys(value).sort().join(", "));
  if (own !== other) throw new Error(`The factories build different properties: ${own} and ${other}`);
}
