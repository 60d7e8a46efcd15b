import { readFile } from "node:fs/promises";
import { fromRoot } from "../../scripts/files.js";
import type { GoldenCalls } from "../../scripts/generators/fixtures/golden-call.js";
import { goldenCalls } from "../../scripts/generators/fixtures/golden-calls/golden-calls.js";
import { scheduled } from "../../scripts/generators/fixtures/scenes.js";

const SCENES = "scripts/generators/fixtures/scenes.ts";

/** The name of the scene in which an operation's fixture was made. */
export function sceneOf(operationId: string): string {
  return (goldenCalls[operationId as keyof GoldenCalls]?.scene ?? scheduled).name;
}

/** A module of the app that opens the scenes of the fixtures by their names, each with a client. */
export async function worldsModule(): Promise<string> {
  const scenes = await readFile(fromRoot(SCENES), "utf8");
  const fromPackage = scenes.replace(/"[./\w-]+\/create-fake-webinar-api\.js"/, '"@rcw/testing"');
  return `import { createWebinarClient } from "@rcw/client";
import { createTokenManager } from "@rcw/client/auth";
import { inviteeResource } from "@rcw/testing/factories";
${fromPackage}
const scenes = { scheduled, finished, unscheduled, invited, registered, subscribed };

/** A fake in one of the scenes, a client of it, and what is in every scene of the town hall. */
export async function openWorld(scene: keyof typeof scenes) {
  const fake = scenes[scene]();
  const auth = { accessToken: fake.accessToken };
  const rcw = createWebinarClient({ auth, fetch: fake.fetch });
  const ids = { webinarId: IDS.webinarId, sessionId: IDS.sessionId, inviteeId: "5520103" };
  const address = \`https://platform.ringcentral.com/webinar/configuration/v1/webinars/\${ids.webinarId}/sessions/\${ids.sessionId}/invitees\`;
  const response = await fake.fork().fetch(address, { headers: { Authorization: \`Bearer \${auth.accessToken}\` } });
  const { clientId, clientSecret, jwt, redirectUri } = fake;
  const login = { clientId, clientSecret, jwt, redirectUri };
  const tokens = createTokenManager({ clientId, clientSecret, jwt, fetch: fake.fetch });
  return { fake, rcw, auth, ...auth, ...login, tokens, ...ids, response, invitee: inviteeResource.build() };
}
`;
}
