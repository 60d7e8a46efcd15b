import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { TextKind } from "../blueprint.js";
import { fitText } from "./fit-text.js";
import { rootPlace } from "./place.js";
import { textMakers } from "./text-makers.js";

const place = rootPlace(1, "Thing", 0);
const bounds = fc
  .tuple(fc.nat(200), fc.nat(100))
  .map(([least, more]) => ({ minLength: least, maxLength: least + more }));
const fitted = (make: TextKind, text: string, { minLength, maxLength }: { minLength: number; maxLength: number }) =>
  fitText(text, { kind: "text", make, minLength, maxLength });

describe("fitText", () => {
  it("cuts and fills free texts to their bounds", () => {
    const kind = fc.constantFrom<TextKind[]>("firstName", "title", "description", "words", "like", "timeZoneName");
    fc.assert(
      fc.property(kind, bounds, (make, limits) => {
        const { length } = fitted(make, textMakers[make](place, { kind: "text", make, like: "AB-12" }), limits);
        expect(length >= limits.minLength && length <= limits.maxLength).toBe(true);
      }),
    );
  });

  it("keeps addresses what they are", () => {
    fc.assert(
      fc.property(
        bounds.filter(({ maxLength }) => maxLength >= 6),
        (limits) => {
          const email = fitted("email", "mei.lin@example.com", limits);
          expect(email).toMatch(/^[a-z0-9]+(\.[a-z0-9]+)*@[a-z.]+$/);
          const uri = fitted("uri", "https://v.example.com/a?t=1", limits);
          expect(URL.canParse(uri)).toBe(true);
          for (const { length } of [email, uri]) {
            expect(length >= limits.minLength && length <= limits.maxLength).toBe(true);
          }
        },
      ),
    );
  });

  it("leaves alone what can't be cut", () => {
    expect(fitted("uuid", "5c2f9a1e", { minLength: 1, maxLength: 4 })).toBe("5c2f9a1e");
    expect(fitted("created", "2026-09-01T08:00:00Z", { minLength: 30, maxLength: 40 })).toBe("2026-09-01T08:00:00Z");
  });
});
