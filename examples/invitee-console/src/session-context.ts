import type { WebinarClient } from "@rcw/client";
import { createContext, useContext } from "react";

/** The session whose invitees are shown, and the client that reaches it. */
export interface ConsoleSession {
  readonly rcw: WebinarClient;
  readonly webinarId: string;
  readonly sessionId: string;
}

export const SessionContext = createContext<ConsoleSession | undefined>(undefined);

export function useSession(): ConsoleSession {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error("useSession needs a <SessionContext value={{ rcw, ... }}> around it");
  return session;
}
