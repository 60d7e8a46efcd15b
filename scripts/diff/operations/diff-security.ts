import { isObject } from "../../document/json.js";
import type { Kind } from "../rules.js";

/** What one way to authorise asks for: scheme -> scopes. */
type Demand = ReadonlyMap<string, readonly string[]>;

/** How two lists of ways to authorise differ, and in which words; undefined when the same is enough for both. */
export function diffSecurity(before: unknown, after: unknown): { kind: Kind; message: string } | undefined {
  const [old, next] = [demandsOf(before), demandsOf(after)];
  const isEnoughStill = old.every((demand) => next.some((other) => covers(demand, other)));
  const wasEnough = next.every((demand) => old.some((other) => covers(demand, other)));
  if (isEnoughStill && wasEnough) return undefined;
  const kind = isEnoughStill ? "security-loosened" : wasEnough ? "security-tightened" : "security-replaced";
  return { kind, message: `asks for ${describe(next)} now, before: ${describe(old)}` };
}

/** Whether somebody who meets one demand meets another one, too. */
function covers(met: Demand, wanted: Demand): boolean {
  return [...wanted].every(([scheme, scopes]) => scopes.every((scope) => met.get(scheme)?.includes(scope) ?? false));
}

/** Without a list, or with an empty one, nothing is asked for. */
function demandsOf(security: unknown): Demand[] {
  const list = Array.isArray(security) ? security.filter(isObject) : [];
  if (list.length === 0) return [new Map()];
  // A scheme without scopes asks for itself.
  return list.map(
    (demand) =>
      new Map(
        Object.entries(demand).map(([scheme, scopes]) => [
          scheme,
          ["", ...(Array.isArray(scopes) ? scopes.map(String) : [])],
        ]),
      ),
  );
}

function describe(demands: readonly Demand[]): string {
  const texts = demands.map((demand) =>
    [...demand]
      .map(([scheme, scopes]) => {
        const named = scopes.filter((scope) => scope !== "");
        return `\`${scheme}\`${named.length > 0 ? ` with ${named.map((scope) => `\`${scope}\``).join(", ")}` : ""}`;
      })
      .join(" and "),
  );
  return [...new Set(texts.map((text) => text || "nothing"))].join(" or ");
}
