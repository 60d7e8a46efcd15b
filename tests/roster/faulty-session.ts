import { createWebinarClient, type WebinarClient } from "@rcw/client";
import { setRosterScene } from "./roster-scene.js";

/** What happens to a call. */
export type Fault = "none" | "429" | "503" | "lost before" | "lost after" | "cut" | "killed before" | "killed after";

/** What somebody else does before a call. */
export type Interference = "none" | "adds a stranger" | "removes somebody" | "changes somebody";

/** A session whose calls go wrong, and that somebody else changes; it counts invitations. */
export interface FaultySession {
  readonly rcw: WebinarClient;
  readonly session: { readonly webinarId: string; readonly sessionId: string };
  /** Resolves when the process is killed: what it has called since never gets an answer. */
  killed(): Promise<"killed">;
  /** From now on everything goes well. */
  calm(): void;
  /** How often each address was added by calls, beyond once for each time that somebody else removed it. */
  invitedTooOften(): string[];
  roster(): Promise<string[]>;
}

export function setFaultySession(
  script: readonly { readonly fault: Fault; readonly interference: Interference; readonly pick: number }[],
  present: readonly { email: string; role: "CoHost" | "Panelist" }[],
): FaultySession {
  const { fake, session, roster } = setRosterScene();
  const { sessionId } = session;
  for (const each of present) fake.addInvitee({ sessionId, firstName: "Any", lastName: "One", ...each });
  const neighbour = createWebinarClient({ auth: { accessToken: fake.accessToken }, fetch: fake.fetch });
  const steps = [...script];
  const added = new Map<string, number>();
  const allowed = new Map<string, number>();
  let kill: (value: "killed") => void = () => {};
  let isDead = false;
  let strangers = 0;
  const countUp = (counts: Map<string, number>, email: string) => counts.set(email, (counts.get(email) ?? 0) + 1);

  const interfere = async (what: Interference, pick: number) => {
    if (what === "adds a stranger") {
      strangers += 1;
      fake.addInvitee({ sessionId, firstName: "A", lastName: "Stranger", email: `stranger${strangers}@example.com` });
    }
    if (what !== "removes somebody" && what !== "changes somebody") return;
    const others = (await neighbour.invitees.list(session).toArray()).filter(({ role }) => role !== "Host");
    const { id: inviteeId = "", email = "", role } = others[pick % Math.max(1, others.length)] ?? {};
    if (inviteeId === "") return;
    if (what === "removes somebody") {
      await neighbour.invitees.delete({ ...session, inviteeId });
      countUp(allowed, email);
    } else {
      const other = role === "CoHost" ? "Panelist" : "CoHost";
      await neighbour.invitees.update({ ...session, inviteeId, body: { role: other } });
    }
  };
  const handle = async (request: Request): Promise<Response> => {
    const response = await fake.handle(request);
    if (request.method === "PATCH" && response.ok) {
      const { addedInvitees = [] } = (await response.clone().json()) as { addedInvitees?: { email: string }[] };
      for (const { email } of addedInvitees) countUp(added, email);
    }
    return response;
  };
  const die = (): Promise<Response> => {
    isDead = true;
    kill("killed");
    return new Promise(() => {});
  };
  const fetch = async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    if (isDead) return new Promise(() => {});
    const request = new Request(input, init);
    const { fault, interference, pick } = steps.shift() ?? { fault: "none", interference: "none", pick: 0 };
    await interfere(interference, pick);
    if (fault === "429") return new Response("{}", { status: 429, headers: { "Retry-After": "1" } });
    if (fault === "503") return new Response("", { status: 503 });
    if (fault === "lost before") throw new TypeError("fetch failed");
    if (fault === "killed before") return die();
    const response = await handle(request);
    if (fault === "lost after") throw new TypeError("fetch failed");
    if (fault === "killed after") return die();
    if (fault === "cut") return new Response((await response.text()).slice(0, -1), response);
    return response;
  };
  return {
    rcw: createWebinarClient({
      ...{ auth: { accessToken: fake.accessToken }, fetch: fetch as typeof globalThis.fetch },
      ...{ retry: false, rateLimit: false },
    }),
    session,
    killed: () =>
      new Promise((resolve) => {
        isDead = false;
        kill = resolve;
      }),
    calm: () => void steps.splice(0),
    invitedTooOften: () =>
      [...added].flatMap(([email, times]) => (times > 1 + (allowed.get(email) ?? 0) ? [`${email}: ${times}`] : [])),
    roster,
  };
}
