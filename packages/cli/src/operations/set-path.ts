import { UsageError } from "../failures/usage-error.js";

type Container = Record<string, unknown> | unknown[];

/** Names that would reach an object's inside rather than its properties. */
const UNSAFE = new Set(["__proto__", "constructor", "prototype"]);

/** The names in `addedInvitees[0].email`: a number for a place in a list. */
export function readPath(path: string): (string | number)[] {
  const isWhole = /^[^.[\]]+(\[\d{1,4}\]|\.[^.[\]]+)*$/.test(path);
  const parts = path.match(/\[\d+\]|[^.[\]]+/g) ?? [];
  const names = parts.map((part) => (part.startsWith("[") ? Number(part.slice(1, -1)) : part));
  if (isWhole && !names.some((name) => UNSAFE.has(String(name)))) return names;
  throw new UsageError(
    `--set takes name=value with a name such as settings.qnaEnabled or addedInvitees[0].email, received ${JSON.stringify(path)}`,
  );
}

/** Puts a value at a path, and makes the objects and lists on the way. */
export function setPath(root: Record<string, unknown>, path: readonly (string | number)[], value: unknown): void {
  let place: Container = root;
  path.forEach((name, index) => {
    if (Array.isArray(place) !== (typeof name === "number")) throw mismatch(path, index);
    const holder = place as Record<string | number, unknown>;
    if (index === path.length - 1) {
      holder[name] = value;
      return;
    }
    holder[name] ??= typeof path[index + 1] === "number" ? [] : {};
    if (typeof holder[name] !== "object") throw mismatch(path, index + 1);
    place = holder[name] as Container;
  });
}

function mismatch(path: readonly (string | number)[], index: number): UsageError {
  const shown = (names: readonly (string | number)[]) =>
    names.reduce<string>(
      (text, name) => (typeof name === "number" ? `${text}[${name}]` : text ? `${text}.${name}` : name),
      "",
    );
  return new UsageError(`--set ${shown(path)}: ${shown(path.slice(0, index))} is there already, and has another form`);
}
