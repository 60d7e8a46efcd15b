import { useQuery } from "@tanstack/react-query";
import { useSession } from "./session-context.ts";

/** What the session is called, when it begins and how it stands. */
export function SessionHeader() {
  const { rcw, ...ids } = useSession();
  const { data: session } = useQuery({
    queryKey: ["session", ids],
    queryFn: async ({ signal }) => await rcw.sessions.get(ids, { signal }),
  });
  return (
    <header className="page-head">
      <p className="eyebrow">
        Invitee console <span className="tag">Demo: the service runs in this page</span>
      </p>
      <h1>{session?.title ?? "Webinar"}</h1>
      <p className="subtitle">
        {session?.status && <span className={`status status-${session.status.toLowerCase()}`}>{session.status}</span>}
        {session?.scheduledStartTime && formatStart(session.scheduledStartTime, session.timeZone)}
      </p>
    </header>
  );
}

function formatStart(time: string, timeZone: string | undefined): string {
  const format = { dateStyle: "full", timeStyle: "short", ...(timeZone && { timeZone }) } as const;
  const start = new Intl.DateTimeFormat("en-GB", format).format(new Date(time));
  return timeZone ? `${start} (${timeZone.replaceAll("_", " ")})` : start;
}
