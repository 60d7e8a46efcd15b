import { createWebinarClient, isRcwError } from "@rcw/client";
import { validateBody } from "@rcw/client/validate";

/** Where the service is, and a session of it. */
export interface ScenarioOptions {
  readonly baseUrl: string;
  readonly accessToken: string;
  readonly webinarId: string;
  readonly sessionId: string;
}

/** What the scenario saw, as JSON. */
export interface ScenarioResult {
  readonly roles: readonly (string | undefined)[];
  readonly got: string | undefined;
  readonly updated: string | undefined;
  readonly deleted: string;
  readonly refused: object;
  readonly aborted: object;
  readonly violations: readonly object[];
}

/** The five calls of an invitee's life, an error, an abort and a check of a body: what has to work wherever `fetch` does. */
export async function runScenario({ baseUrl, accessToken, ...session }: ScenarioOptions): Promise<ScenarioResult> {
  const rcw = createWebinarClient({ auth: { accessToken }, baseUrl });
  const mei = { firstName: "Mei", lastName: "Lin", email: "mei.lin@example.com", role: "Panelist" } as const;
  const { addedInvitees } = await rcw.invitees.bulkUpdate({ ...session, body: { addedInvitees: [mei] } });
  const inviteeId = addedInvitees?.[0]?.id ?? "";
  const { records } = await rcw.invitees.list(session);
  const got = await rcw.invitees.get({ ...session, inviteeId });
  const updated = await rcw.invitees.update({ ...session, inviteeId, body: { role: "CoHost" } });
  const deleted = await rcw.invitees.delete({ ...session, inviteeId });
  return {
    roles: records.map(({ role }) => role),
    got: got.email,
    updated: updated.role,
    deleted: typeof deleted,
    refused: await errorOf(rcw.invitees.get({ ...session, inviteeId })),
    aborted: await abortedCall((signal) => rcw.invitees.list(session, { signal })),
    violations: validateBody("rcwConfigUpdateInvitee", { role: "Cohost" }),
  };
}

/** Aborts while the request is on its way. */
function abortedCall(call: (signal: AbortSignal) => PromiseLike<unknown>): Promise<object> {
  const controller = new AbortController();
  const error = errorOf(call(controller.signal));
  controller.abort();
  return error;
}

async function errorOf(call: PromiseLike<unknown>): Promise<object> {
  try {
    await call;
    return { none: true };
  } catch (error) {
    const { name, status, errorCode } = error as { name: string; status?: number; errorCode?: string };
    return { name, status, errorCode, isRcwError: isRcwError(error) };
  }
}
