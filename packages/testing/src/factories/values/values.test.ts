import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isTimeZone } from "../../services/sessions/time-zone.js";
import { hostnameAt, ipv4At, ipv6At, uriAt } from "./addresses.js";
import { hashText, memberAt, mixHash, numberBelow } from "./hash.js";
import { accountIdAt, idAt, uuidAt } from "./numerals.js";
import { emailAt, firstNameAt, lastNameAt } from "./people.js";
import { hashAt, itemPlace, type Place, propertyPlace, rootPlace } from "./place.js";
import { describeTimeZone, timeZoneAt } from "./regions.js";
import { dateTimeAt, formatTime, PERIODS, PRESENT_MS } from "./times.js";
import { varyText } from "./vary-text.js";

const placeAt = (ordinal: number, seed = 1): Place =>
  propertyPlace(rootPlace(seed, "Thing", ordinal), hashText("name"));
const places = (count: number) => Array.from({ length: count }, (_, ordinal) => placeAt(ordinal));

describe("hashes", () => {
  it("are those of FNV-1a", () => {
    expect([hashText(""), hashText("a"), hashText("foobar")]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
  });

  it("are spread evenly, near numbers included", () => {
    const counts = new Map<number, number>();
    for (let index = 0; index < 20_000; index++) {
      const slot = numberBelow(mixHash(7, index), 20);
      counts.set(slot, (counts.get(slot) ?? 0) + 1);
    }
    for (let slot = 0; slot < 20; slot++) expect(Math.abs((counts.get(slot) ?? 0) - 1000)).toBeLessThan(150);
  });

  it("depend on the order and on both numbers", () => {
    const int = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(fc.property(int, int, (left, right) => left === right || mixHash(left, right) !== mixHash(right, left)));
    expect(memberAt(["a"], 2 ** 32 - 1)).toBe("a");
  });
});

describe("places", () => {
  it("differ by seed, schema, property, ordinal and purpose", () => {
    const hashes = [
      hashAt(placeAt(0)),
      hashAt(placeAt(1)),
      hashAt(placeAt(0, 2)),
      hashAt(rootPlace(1, "Thing", 0)),
      hashAt(rootPlace(1, "Other", 0)),
      hashAt(placeAt(0), "purpose"),
      hashAt(itemPlace(placeAt(0), 1)),
    ];
    expect(new Set(hashes).size).toBe(hashes.length - 1);
    expect(hashes[1], "the second item of the first list stands like a second build").toBe(hashes[6]);
  });
});

describe("people", () => {
  it("have a name in their address", () => {
    for (const place of places(100)) {
      const name = `${firstNameAt(place)}.${lastNameAt(place)}`.toLowerCase();
      expect(emailAt(place)).toMatch(new RegExp(`^${name}@example\\.(com|org|net)$`));
    }
  });

  it("have addresses of their own, even when all names are used up", () => {
    expect(new Set(places(40_000).map(emailAt)).size).toBe(40_000);
  });
});

describe("ids", () => {
  it("look like the example and are different for a hundred thousand builds", () => {
    const ids = places(100_000).map((place) => idAt(place, "7300114403", 1, 20));
    expect(new Set(ids).size).toBe(100_000);
    expect(ids.every((id) => /^73\d{8}$/.test(id))).toBe(true);
  });

  it("keep to their bounds, in any length", () => {
    fc.assert(
      fc.property(
        fc.nat(10_000),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(20),
        fc.nat(20),
        (ordinal, length, least, more) => {
          const id = idAt(placeAt(ordinal), "9".repeat(length), least, Math.max(least + more, 1));
          expect(id).toMatch(/^\d+$/);
          expect(id.length).toBeGreaterThanOrEqual(least);
          expect(id.length).toBeLessThanOrEqual(Math.max(least + more, 1));
        },
      ),
    );
  });

  it("of accounts are one for each seed", () => {
    expect(accountIdAt(placeAt(0))).toBe(accountIdAt(placeAt(99)));
    expect(accountIdAt(placeAt(0, 2))).not.toBe(accountIdAt(placeAt(0, 3)));
  });

  it("may be UUIDs of version 4", () => {
    const uuids = places(1000).map(uuidAt);
    expect(new Set(uuids).size).toBe(1000);
    for (const uuid of uuids)
      expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});

describe("times", () => {
  it("are written as others write them", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true }), (date) => {
        expect(formatTime(date.getTime())).toBe(date.toISOString().replace(".000Z", "Z"));
      }),
    );
  });

  it("lie in their period, one period after the other", () => {
    const ends = PERIODS.filter((period) => period !== "past").map((period) => {
      const times = places(2000).map((place) => Date.parse(dateTimeAt(period, place)));
      return [Math.min(...times), Math.max(...times)] as const;
    });
    for (const [index, [first]] of ends.entries()) {
      if (index > 0) expect(first).toBeGreaterThan(ends[index - 1]?.[1] ?? 0);
    }
    expect(ends.filter(([, last]) => last < PRESENT_MS)).toHaveLength(4);
  });
});

describe("time zones", () => {
  it("are ones that there are, with a name", () => {
    for (const place of places(200)) expect(isTimeZone(timeZoneAt(place))).toBe(true);
    expect(describeTimeZone("toString")).toBe("toString Time (toString)");
  });
});

describe("addresses", () => {
  it("are on hosts and in networks that nobody can own", () => {
    for (const place of places(100)) {
      expect(new URL(uriAt(place)).hostname).toBe("www.example.com");
      expect(hostnameAt(place)).toMatch(/^host-\d{4}\.example\.com$/);
      expect(ipv4At(place)).toMatch(/^(192\.0\.2|198\.51\.100|203\.0\.113)\.\d{1,3}$/);
      expect(ipv6At(place)).toMatch(/^2001:db8::[0-9a-f]{1,4}$/);
    }
  });

  it("lead to one place for everybody, each with their own token", () => {
    const links = places(10).map((place) => uriAt(place, "https://v.example.com/join/9100557821?t=p4Rn8X"));
    expect(new Set(links.map((link) => link.split("?")[0])).size).toBe(1);
    expect(new Set(links).size).toBe(10);
    expect(new Set(places(10).map((place) => uriAt(place, "https://v.example.com/files/9100557821.mp4"))).size).toBe(
      10,
    );
  });
});

describe("varied texts", () => {
  const cases: [string, RegExp][] = [
    ["h7Kd2Q", /^[a-z]\d[A-Z][a-z]\d[A-Z]$/],
    ["live-30217", /^live-\d{5}$/],
    ["f7c3bc1d808e0473", /^[0-9a-f]{16}$/],
    ["Tulip4827", /^Tulip\d{4}$/],
    ["crm-20481", /^crm-\d{5}$/],
  ];

  it.each(cases)("look like %s", (like, pattern) => {
    const texts = places(50).map((place) => varyText(like, hashAt(place)));
    for (const text of texts) expect(text).toMatch(pattern);
    expect(new Set(texts).size).toBeGreaterThan(40);
  });

  it("keep words, versions and file types", () => {
    for (const like of ["newsletter", "/webinar/v1/sessions", "video.mp4", "", "a-b", "?"])
      expect(varyText(like, 5)).toBe(like);
  });
});
