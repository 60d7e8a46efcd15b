import type { InviteeResource } from "@rcw/types";

/** Somebody to invite, as a row of the CSV file says. */
export interface PanelRow {
  /** Line in the file, counted from 1. */
  readonly line: number;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  /** Undefined where the cell is empty: then what is known already stays. */
  readonly jobTitle: string | undefined;
  readonly role: PanelRole;
}

/** The roles that can be given; the host is settled when the webinar is created. */
export const PANEL_ROLES = ["CoHost", "Panelist"] as const;
export type PanelRole = (typeof PANEL_ROLES)[number];

/** What is to be done about a row. */
export type Change =
  | { readonly kind: "add"; readonly row: PanelRow }
  | { readonly kind: "update"; readonly row: PanelRow; readonly current: InviteeResource };

/** What became of a row. */
export interface Result {
  readonly outcome: "added" | "changed" | "unchanged" | "refused";
  readonly line: number;
  readonly who: string;
  /** The role, what was changed, or why it was refused. */
  readonly detail: string;
}

/** Names a person in the output. */
export function describePerson({ firstName, lastName, email }: PanelRow): string {
  return `${firstName} ${lastName} <${email}>`;
}
