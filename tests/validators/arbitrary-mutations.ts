import fc, { type Arbitrary } from "fast-check";

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** What may stand in the place of any value: of every type, and close to the bounds that the description has. */
const REPLACEMENTS: readonly Json[] = [
  ...[null, true, {}, [], [null], "", "x", "x".repeat(65), "x".repeat(513), "\u{1F600}".repeat(64), "Panelist"],
  ...[0, 1, -1, 29, 30, 43200, 43201, 1.5, 2 ** 31 - 1, 2 ** 31, "WebHook", "pbx", "Open"],
  ...["2026-02-29T10:00:00Z", "2026-02-28T10:00:00Z", "2026-02-28", "a:b", "http://[::1]:80/x?y#z", "1.2.3.4"],
];

/** Bodies that differ from a given one in one to three places: a value replaced, a property taken away or added. */
export function arbitraryMutations(body: Json): Arbitrary<Json> {
  const step = fc.tuple(fc.nat(), fc.constantFrom("replace", "remove", "add"), fc.constantFrom(...REPLACEMENTS));
  return fc
    .array(step, { minLength: 1, maxLength: 3 })
    .map((steps) =>
      steps.reduce<Json>((current, [position, kind, value]) => mutate(current, position, kind, value), body),
    );
}

function mutate(body: Json, position: number, kind: string, value: Json): Json {
  const holder: { body: Json } = { body: structuredClone(body) };
  const places = placesIn(holder, "body");
  const place = places[position % places.length] as Place;
  const current = place.holder[place.key];
  if (kind === "add" && typeof current === "object" && current !== null) {
    if (Array.isArray(current)) current.push(value);
    else current[Object.keys(current)[position % 7] ?? "id"] = value;
  } else if (kind === "remove" && place.key !== "body") {
    if (Array.isArray(place.holder)) place.holder.splice(Number(place.key), 1);
    else delete place.holder[place.key];
  } else place.holder[place.key] = structuredClone(value);
  return holder.body;
}

interface Place {
  readonly holder: Record<string, Json>;
  readonly key: string;
}

function placesIn(holder: Record<string, Json>, key: string): Place[] {
  const value = holder[key];
  const inner = typeof value === "object" && value !== null ? (value as Record<string, Json>) : {};
  return [{ holder, key }, ...Object.keys(inner).flatMap((name) => placesIn(inner, name))];
}
