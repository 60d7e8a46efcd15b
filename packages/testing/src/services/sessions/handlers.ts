import type { Handlers } from "../../engine/handler.js";
import { createSession } from "./create-session.js";
import { deleteSession } from "./delete-session.js";
import { getSession } from "./get-session.js";
import { listCompanySessions, listSessions } from "./list-sessions.js";
import { updateSession } from "./update-session.js";

export const sessionHandlers = {
  rcwConfigListAllSessions: listSessions,
  rcwConfigListAllCompanySessions: listCompanySessions,
  rcwConfigCreateSession: createSession,
  rcwConfigGetSession: getSession,
  rcwConfigUpdateSession: updateSession,
  rcwConfigDeleteSession: deleteSession,
} satisfies Handlers;
