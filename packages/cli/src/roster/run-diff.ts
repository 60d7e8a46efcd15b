import { planRoster } from "@rcw/roster";
import { connect } from "../connection/connect.js";
import { createInterruption } from "../terminal/interruption.js";
import { printable } from "../terminal/printable.js";
import { print } from "../terminal/streams.js";
import { readList } from "./read-list.js";
import type { PlanOptions } from "./run-plan.js";

/** Prints who is in the list only, in the session only, or differs; as `diff` does it ends with 1 when somebody is. */
export async function runDiff(file: string, options: PlanOptions): Promise<void> {
  const { rows } = await readList(file);
  const connection = await connect(options);
  const { webinarId, sessionId } = options;
  const signal = createInterruption();
  const plan = await planRoster(connection.client, { webinarId, sessionId }, rows, { remove: "missing", signal });
  await connection.close();
  const unremovable = plan.impossible.flatMap(({ invitee }) => invitee ?? []);
  const lines = [
    ...plan.added.map(({ row }) => `+ ${nameOf(row)}`),
    ...plan.changed.map(
      ({ row, changes }) => `~ ${nameOf(row)}: ${changes.map(({ property }) => property).join(", ")}`,
    ),
    ...[...plan.removed, ...unremovable].map((invitee) => `- ${nameOf(invitee)}`),
    ...plan.impossible.flatMap(({ row, reason }) => (row ? [`! ${nameOf(row)}: ${reason}`] : [])),
  ];
  await print(lines.map((line) => `${printable(line)}\n`).join(""));
  process.exitCode = lines.length > 0 ? 1 : 0;
}

interface Person {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly role?: string;
  readonly linkedUser?: { readonly userId: string };
}

function nameOf({ firstName, lastName, email, role, linkedUser }: Person): string {
  const name = [firstName, lastName].filter(Boolean).join(" ");
  const address = email ?? (linkedUser && `user ${linkedUser.userId}`);
  return [name, address && `<${address}>`, role && `(${role})`].filter(Boolean).join(" ");
}
