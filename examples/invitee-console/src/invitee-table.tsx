import { GIVEN_ROLES, type GivenRole, type Invitee, nameOf, ROLE_NAMES } from "./invitee-change.ts";
import type { InviteeRow } from "./use-invitees.ts";

interface InviteeTableProps {
  readonly rows: readonly InviteeRow[];
  /** Another page is on its way. */
  readonly isBusy: boolean;
  onRoleChange(invitee: Invitee, role: GivenRole): void;
  onRemove(invitee: Invitee): void;
}

export function InviteeTable({ rows, isBusy, onRoleChange, onRemove }: InviteeTableProps) {
  return (
    <table aria-busy={isBusy} aria-labelledby="invitees">
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Email</th>
          <th scope="col">Role</th>
          <th scope="col">
            <span className="visually-hidden">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id ?? row.email} aria-busy={row.isPending}>
            <th scope="row">
              <div className="person">
                <span className="avatar" aria-hidden="true">
                  {initialsOf(row)}
                </span>
                <span>
                  {nameOf(row)}
                  {row.jobTitle && <small>{row.jobTitle}</small>}
                </span>
              </div>
            </th>
            <td className="email">{row.email ?? <span className="muted">RingCentral user</span>}</td>
            <td>
              {isGiven(row.role) ? (
                <select
                  aria-label={`Role of ${nameOf(row)}`}
                  value={row.role}
                  disabled={row.id === undefined}
                  onChange={({ target }) => onRoleChange(row, target.value as GivenRole)}
                >
                  {GIVEN_ROLES.map((role) => (
                    <option key={role} value={role}>
                      {ROLE_NAMES[role]}
                    </option>
                  ))}
                </select>
              ) : (
                <span className="tag">{ROLE_NAMES[row.role]}</span>
              )}
            </td>
            <td className="actions">
              {row.isPending && <span className="muted">Saving…</span>}
              <button
                type="button"
                className="quiet"
                aria-label={`Remove ${nameOf(row)}`}
                disabled={row.id === undefined}
                onClick={() => onRemove(row)}
              >
                Remove
              </button>
            </td>
          </tr>
        ))}
        {rows.length === 0 && (
          <tr>
            <td colSpan={4} className="empty">
              {isBusy ? "Loading…" : "Nobody is left on this page."}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}

function isGiven(role: Invitee["role"]): role is GivenRole {
  return GIVEN_ROLES.some((given) => given === role);
}

function initialsOf(invitee: Invitee): string {
  const words = nameOf(invitee).split(" ");
  return [words.at(0), words.at(-1)].map((word) => word?.charAt(0).toUpperCase()).join("");
}
