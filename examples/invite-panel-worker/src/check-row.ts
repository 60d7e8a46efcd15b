import { PANEL_ROLES, type PanelRow, type Result } from "./panel.js";
import type { Cells } from "./read-panel.js";

/**
 * Checks what can be said better here than by the service: with the line of the file, and before anything is sent.
 * Lengths and the like are left to the service, which knows its limits.
 *
 * @param extraCells how many cells more than columns the line has.
 * @param earlier the rows before this one, to find somebody who is there twice.
 */
export function checkRow(
  line: number,
  cells: Cells,
  extraCells: number,
  earlier: readonly PanelRow[],
): PanelRow | Result {
  const { email, firstName, lastName, jobTitle } = cells;
  const role = PANEL_ROLES.find((name) => name.toLowerCase() === (cells.role || "Panelist").toLowerCase());
  const twin = earlier.find((row) => row.email.toLowerCase() === email.toLowerCase());
  const blank = (["email", "firstName", "lastName"] as const).filter((name) => cells[name] === "");
  const refuse = (detail: string): Result => {
    const who = [firstName, lastName, email && `<${email}>`].filter(Boolean).join(" ") || "(nobody)";
    return { outcome: "refused", line, who, detail };
  };

  if (extraCells > 0) {
    return refuse(`the line has ${extraCells} more cells than the header; put a cell with a comma in it in quotes`);
  }
  if (blank.length > 0) return refuse(`${blank.join(", ")} empty`);
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return refuse(`"${email}" is not an email address`);
  if (role === undefined) return refuse(`role is "${cells.role}"; expected ${PANEL_ROLES.join(" or ")}`);
  if (twin) return refuse(`the same email address as on line ${twin.line}`);
  return { line, email, firstName, lastName, jobTitle: jobTitle || undefined, role };
}
