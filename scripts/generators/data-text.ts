import { memberText, propertyKey } from "./generated-file.js";

const LINE_WIDTH = 120;

/** JSON-like data as TypeScript source: on one line where it fits, else one member on each line. */
export function dataText(value: unknown, indent = "", room = LINE_WIDTH): string {
  const oneLine = lineText(value);
  if (oneLine.length + indent.length <= room || typeof value !== "object" || value === null) return oneLine;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((item) => `${inner}${dataText(item, inner)},\n`).join("")}${indent}]`;
  }
  const members = presentMembers(value).map(([key, member]) => {
    const room = LINE_WIDTH - propertyKey(key).length - ": ,".length;
    return `${inner}${memberText(key, dataText(member, inner, room))},\n`;
  });
  return `{\n${members.join("")}${indent}}`;
}

function lineText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(lineText).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const members = presentMembers(value).map(([key, member]) => memberText(key, lineText(member)));
  return members.length === 0 ? "{}" : `{ ${members.join(", ")} }`;
}

function presentMembers(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, member]) => member !== undefined);
}
