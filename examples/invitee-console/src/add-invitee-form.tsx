import type { AddInviteeRequest } from "@rcw/types";
import { type FormEvent, useState } from "react";
import { GIVEN_ROLES, type GivenRole, ROLE_NAMES } from "./invitee-change.ts";

interface AddInviteeFormProps {
  /** Rejects when the invitee was refused: then what was typed stays. */
  onAdd(invitee: AddInviteeRequest): Promise<unknown>;
}

export function AddInviteeForm({ onAdd }: AddInviteeFormProps) {
  const [isAdding, setIsAdding] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setIsAdding(true);
    try {
      await onAdd(readInvitee(new FormData(form)));
      form.reset();
    } catch {
      // The page says why.
    } finally {
      setIsAdding(false);
      form.querySelector("input")?.focus();
    }
  };
  return (
    <form className="card" aria-labelledby="add" onSubmit={submit}>
      <h2 id="add">Invite somebody</h2>
      <div className="fields">
        <Field label="First name" name="firstName" />
        <Field label="Last name" name="lastName" />
        <Field label="Email" name="email" type="email" />
        <Field label="Job title" name="jobTitle" isOptional />
        <label>
          Role
          <select name="role" defaultValue="Panelist">
            {GIVEN_ROLES.map((role) => (
              <option key={role} value={role}>
                {ROLE_NAMES[role]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <button type="submit" className="primary" disabled={isAdding}>
        {isAdding ? "Inviting…" : "Invite"}
      </button>
      <p className="muted">They get an email with their personal link.</p>
    </form>
  );
}

function readInvitee(data: FormData): AddInviteeRequest {
  const textOf = (name: string) => String(data.get(name) ?? "").trim();
  const jobTitle = textOf("jobTitle");
  return {
    firstName: textOf("firstName"),
    lastName: textOf("lastName"),
    email: textOf("email"),
    role: textOf("role") as GivenRole,
    ...(jobTitle && { jobTitle }),
  };
}

interface FieldProps {
  readonly label: string;
  readonly name: string;
  readonly type?: "text" | "email";
  readonly isOptional?: boolean;
}

function Field({ label, name, type = "text", isOptional = false }: FieldProps) {
  return (
    <label>
      <span>
        {label} {isOptional && <small className="muted">optional</small>}
      </span>
      <input name={name} type={type} required={!isOptional} autoComplete="off" />
    </label>
  );
}
