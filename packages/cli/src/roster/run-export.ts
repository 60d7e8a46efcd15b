import { exportRoster } from "@rcw/roster";
import { connect } from "../connection/connect.js";
import { print } from "../terminal/streams.js";
import type { PlanOptions } from "./run-plan.js";

/** Prints everyone who is invited, as CSV that the other commands read. */
export async function runExport(options: PlanOptions): Promise<void> {
  const connection = await connect(options);
  const { webinarId, sessionId } = options;
  await print(await exportRoster(connection.client, { webinarId, sessionId }));
  await connection.close();
}
