import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { smallDocument } from "../testing/small-document.js";
import { applyOverlay, describeUnmatched, type OverlayAction, readOverlay } from "./apply-overlay.js";
import type { Json } from "./json.js";
import type { OpenApiDocument } from "./openapi.js";
import { readYaml } from "./read-yaml.js";

/** The `x-data` of a document after actions on it. */
function apply(data: Json, ...actions: Omit<OverlayAction, "line">[]): unknown {
  const numbered = actions.map((action, index) => ({ ...action, line: index + 1 }));
  return applyOverlay(smallDocument({ "x-data": data }), numbered, "sdk.yaml").document["x-data"];
}

function read(text: string): OverlayAction[] {
  return readOverlay(readYaml(text, "sdk.yaml"), "sdk.yaml");
}

describe("applyOverlay: update", () => {
  it.each<[string, Json, string, Json, Json]>([
    ["adds a member to an object", { a: 1 }, "$['x-data']", { b: 2 }, { a: 1, b: 2 }],
    [
      "merges objects, all the way down",
      { a: { b: { c: 1 } } },
      "$['x-data']",
      { a: { b: { d: 2 } } },
      { a: { b: { c: 1, d: 2 } } },
    ],
    ["replaces a plain value", { a: 1, b: 2 }, "$['x-data']", { a: "one" }, { a: "one", b: 2 }],
    ["replaces a plain value by null", { a: 1 }, "$['x-data']", { a: null }, { a: null }],
    ["replaces an object by a plain value", { a: { b: 1 } }, "$['x-data']", { a: 2 }, { a: 2 }],
    ["replaces a plain value by a list", { a: 1 }, "$['x-data']", { a: [2] }, { a: [2] }],
    ["concatenates lists", { a: [1, 2] }, "$['x-data']", { a: [2, 3] }, { a: [1, 2, 2, 3] }],
    ["appends an item where the target is an array", { a: [1] }, "$['x-data'].a", { b: 2 }, { a: [1, { b: 2 }] }],
    [
      "appends a list as one item where the target is an array",
      { a: [1] },
      "$['x-data'].a",
      [2, 3],
      { a: [1, [2, 3]] },
    ],
    [
      "changes every node that the target selects",
      [{ n: 1 }, { n: 2 }, { n: 3 }],
      "$['x-data'][?@.n > 1]",
      { big: true },
      [{ n: 1 }, { n: 2, big: true }, { n: 3, big: true }],
    ],
  ])("%s", (_behaviour, data, target, update, expected) => {
    expect(apply(data, { target, update })).toEqual(expected);
  });

  it("is refused on a plain value, with file, line and a hint", () => {
    expect(() => apply({ a: 1 }, { target: "$['x-data'].a", update: { b: 1 } })).toThrow(
      "sdk.yaml:1: $['x-data'].a selects a plain value; select the object that holds it",
    );
  });

  it("is refused on an object when the update is none", () => {
    expect(() => apply({ a: {} }, { target: "$['x-data'].a", update: 5 })).toThrow(
      "sdk.yaml:1: $['x-data'].a selects an object, but the update is not one",
    );
  });
});

describe("applyOverlay: remove", () => {
  it.each<[string, Json, string, Json]>([
    ["deletes a member of an object", { a: 1, b: 2 }, "$['x-data'].a", { b: 2 }],
    ["deletes an item of an array", [1, 2, 3], "$['x-data'][1]", [1, 3]],
    ["deletes several items of an array", [1, 2, 3, 4, 5], "$['x-data'][?@ != 3]", [3]],
    ["deletes several items whatever their order in the target", ["a", "b", "c", "d"], "$['x-data'][2,0]", ["b", "d"]],
    ["deletes an item once that the target names twice", ["a", "b", "c"], "$['x-data'][0,0]", ["b", "c"]],
    ["deletes nested matches", { a: { x: { x: 1 } }, x: 2 }, "$['x-data']..x", { a: {} }],
    [
      "deletes the items of several arrays",
      [
        [1, 2],
        [1, 3],
      ],
      "$['x-data'][*][0]",
      [[2], [3]],
    ],
  ])("%s", (_behaviour, data, target, expected) => {
    expect(apply(data, { target, remove: true })).toEqual(expected);
  });

  it("takes precedence over an update of the same action", () => {
    expect(apply({ a: { b: 1 } }, { target: "$['x-data'].a", update: { c: 1 }, remove: true })).toEqual({});
  });

  it("is refused for the whole document", () => {
    expect(() => apply({}, { target: "$", remove: true })).toThrow("sdk.yaml:1: an action can't remove the whole");
  });
});

describe("applyOverlay", () => {
  it("applies actions in their order: each sees what the ones before it did", () => {
    const actions = [
      { target: "$['x-data']", update: { a: { b: 1 } } },
      { target: "$['x-data'].a", update: { c: 2 } },
      { target: "$['x-data'].a.b", remove: true },
      { target: "$['x-data'].a", update: { b: "again" } },
    ];
    expect(apply({}, ...actions)).toEqual({ a: { b: "again", c: 2 } });
  });

  it("gives every target a copy of the update, so that a later action changes one of them only", () => {
    const result = apply(
      { a: {}, b: {} },
      { target: "$['x-data'].*", update: { shared: { list: [1] } } },
      { target: "$['x-data'].a.shared", update: { list: [2], only: "a" } },
    );
    expect(result).toEqual({ a: { shared: { list: [1, 2], only: "a" } }, b: { shared: { list: [1] } } });
  });

  it("leaves the update itself alone when a later action changes what it added", () => {
    const update = { item: { n: 1 }, list: [{ n: 1 }] };
    apply(
      { list: [] },
      { target: "$['x-data']", update },
      { target: "$['x-data'].item", update: { m: 2 } },
      { target: "$['x-data'].list[0]", update: { m: 2 } },
    );
    expect(update).toEqual({ item: { n: 1 }, list: [{ n: 1 }] });
  });

  it("leaves an appended item's update alone, and each array its own copy of it", () => {
    const update = { n: 1 };
    const result = apply(
      { a: [], b: [] },
      { target: "$['x-data'].*", update },
      { target: "$['x-data'].a[0]", update: { m: 2 } },
    );
    expect(result).toEqual({ a: [{ n: 1, m: 2 }], b: [{ n: 1 }] });
    expect(update).toEqual({ n: 1 });
  });

  it("reports the actions that match nothing, and applies the others", () => {
    const actions = [
      { target: "$['x-data'].missing", update: {}, line: 3 },
      { target: "$['x-data']", update: { a: 1 }, line: 5 },
      { target: "$.paths['/gone']", remove: true, line: 9 },
    ];
    const { document, unmatched } = applyOverlay(smallDocument({ "x-data": {} }), actions);
    expect(document["x-data"]).toEqual({ a: 1 });
    expect(unmatched.map(({ line }) => line)).toEqual([3, 9]);
  });
});

describe("describeUnmatched", () => {
  it("is silent when every action matched", () => {
    expect(describeUnmatched([], "sdk.yaml")).toBeUndefined();
  });

  it("names file, line and target of each action, and says what to do", () => {
    const unmatched = [
      { target: "$.a", update: {}, line: 3 },
      { target: "$.b", remove: true, line: 9 },
    ];
    expect(describeUnmatched(unmatched, "sdk.yaml")?.split("\n")).toEqual([
      "sdk.yaml:3: the overlay's target $.a matches nothing in the document",
      "sdk.yaml:9: the overlay's target $.b matches nothing in the document",
      expect.stringContaining("Correct the target or delete the action"),
    ]);
  });
});

describe("readOverlay", () => {
  it("reads targets, updates and removals with their lines", () => {
    const text =
      "overlay: 1.0.0\nactions:\n  - target: $.a\n    update: { b: 1 }\n\n  - description: gone\n    target: $.c\n    remove: true\n";
    expect(read(text)).toEqual([
      { target: "$.a", update: { b: 1 }, remove: false, line: 3 },
      { target: "$.c", description: "gone", update: undefined, remove: true, line: 6 },
    ]);
  });

  it.each([
    ["an empty file", "", 'sdk.yaml:1: "overlay" is undefined', 'write "overlay: 1.0.0"'],
    [
      "another version",
      "overlay: 2.0.0\nactions: [{ target: $.a, remove: true }]",
      'sdk.yaml:1: "overlay" is "2.0.0"',
      'write "overlay: 1.0.0"',
    ],
    [
      "a version that is a number",
      "overlay: 1.0\nactions: [{ target: $.a, remove: true }]",
      'sdk.yaml:1: "overlay" is 1',
      'write "overlay: 1.0.0"',
    ],
    ["no actions", "overlay: 1.0.0", "sdk.yaml:1:", '"actions" must be a list of at least one action'],
    [
      "an empty list of actions",
      "overlay: 1.0.0\nactions: []",
      "sdk.yaml:1:",
      '"actions" must be a list of at least one action',
    ],
    ["an action that is no object", "overlay: 1.0.0\nactions:\n  - $.a", "sdk.yaml:3:", 'needs a "target"'],
    [
      "an action without target",
      "overlay: 1.0.0\nactions:\n  - { target: $.a, remove: true }\n  - update: {}",
      "sdk.yaml:4:",
      'needs a "target"',
    ],
    [
      "a target that is no JSONPath",
      "overlay: 1.0.0\nactions:\n  - target: $.paths[\n    update: {}",
      "sdk.yaml:3: the target $.paths[ is not a JSONPath expression",
      "write one like \"$.paths['/webinar/...'].get\"",
    ],
    [
      "an action that does nothing",
      "overlay: 1.0.0\nactions:\n  - target: $.a\n    updates: {}",
      "sdk.yaml:3:",
      'neither "update" nor "remove: true"',
    ],
    [
      "an action that removes false",
      "overlay: 1.0.0\nactions:\n  - { target: $.a, remove: false }",
      "sdk.yaml:3:",
      'neither "update" nor "remove: true"',
    ],
  ])("refuses %s, naming its line and what would be right", (_mistake, text, place, remedy) => {
    expect(() => read(text)).toThrow(place);
    expect(() => read(text)).toThrow(remedy);
  });
});

describe("applyOverlay, whatever the document and the overlay", () => {
  const key = fc.constantFrom("a", "b", "c", "d");
  const json = fc.letrec<{ node: Json; object: Record<string, Json> }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3 },
      fc.integer(),
      fc.constantFrom("x", null, true),
      fc.array(tie("node"), { maxLength: 3 }),
      tie("object"),
    ),
    object: fc.dictionary(key, tie("node"), { maxKeys: 4 }),
  }));
  const place = fc.array(
    fc.oneof(
      key.map((name) => `.${name}`),
      fc.constantFrom("[0]", "[*]", ".*", "..a"),
    ),
    { minLength: 1, maxLength: 3 },
  );
  const target = place.map((steps) => `$['x-data']${steps.join("")}`);
  const removal = target.map((selected): OverlayAction => ({ target: selected, remove: true, line: 1 }));
  const addition = json.object.map((update): OverlayAction => ({ target: "$['x-data']", update, line: 1 }));
  const actions = fc.array(fc.oneof(removal, addition), { maxLength: 6 });
  const documents: fc.Arbitrary<OpenApiDocument> = json.object.map((data) => smallDocument({ "x-data": data }));

  it("never changes the document it is given, nor the actions", () => {
    fc.assert(
      fc.property(documents, actions, (document, list) => {
        const before = JSON.stringify([document, list]);
        applyOverlay(document, list);
        expect(JSON.stringify([document, list])).toBe(before);
      }),
    );
  });

  it("finds nothing left to remove of what a removal of all has removed", () => {
    const everything = key.map((name): OverlayAction => ({ target: `$['x-data']..${name}`, remove: true, line: 1 }));
    fc.assert(
      fc.property(documents, everything, (document, action) => {
        const once = applyOverlay(document, [action]).document;
        const twice = applyOverlay(once, [action]);
        expect(twice.unmatched).toEqual([action]);
        expect(twice.document).toEqual(once);
      }),
    );
  });

  it("equals applying the actions one by one", () => {
    fc.assert(
      fc.property(documents, actions, (document, list) => {
        const oneByOne = list.reduce((current, action) => applyOverlay(current, [action]).document, document);
        expect(applyOverlay(document, list).document).toEqual(oneByOne);
      }),
    );
  });

  it("changes nothing when an update that holds no list is applied a second time", () => {
    const plain = fc.dictionary(key, fc.oneof(fc.integer(), fc.dictionary(key, fc.integer())));
    fc.assert(
      fc.property(documents, plain, (document, update) => {
        const action = { target: "$['x-data']", update, line: 1 };
        const once = applyOverlay(document, [action]).document;
        expect(applyOverlay(once, [action]).document).toEqual(once);
      }),
    );
  });
});
