import { describe, expect, it } from "vitest";
import { diffDocuments } from "../diff/diff-documents.js";
import { RULES } from "../diff/rules.js";
import type { OpenApiDocument, Operation, Schema } from "../document/openapi.js";
import { jsonAnswer, jsonContent, operation, schemaRef, smallDocument } from "../testing/small-document.js";
import { adviceFor } from "./advice.js";
import { describeChanges } from "./describe-changes.js";

const PERSON: Schema = { type: "object", properties: { name: { type: "string" }, age: { type: "integer" } } };

function documentOf(person: Schema = PERSON, members: Partial<Operation> = {}, others: object = {}): OpenApiDocument {
  const of = (service: string, method: string) => ({ "x-sdk": { service, method } });
  return smallDocument({
    paths: {
      "/people": {
        get: operation({
          operationId: "listPeople",
          ...of("people", "list"),
          responses: jsonAnswer(schemaRef("Person")),
          ...members,
        }),
        post: operation({
          operationId: "addPerson",
          ...of("people", "add"),
          requestBody: { required: true, content: jsonContent(schemaRef("Person")) },
        }),
      },
      ...others,
    },
    schemas: { Person: person },
  });
}

function describeBetween(before: OpenApiDocument, after: OpenApiDocument): string {
  return describeChanges(diffDocuments(before, after).changes, before, after);
}

describe("the changelog of a changed API description", () => {
  it("tells a change once, names every method that it shows at, and says what to change in code", () => {
    const { age: _age, ...properties } = PERSON.properties ?? {};
    const text = describeBetween(documentOf(), documentOf({ ...PERSON, properties }));
    const line =
      "`age` of `Person` is gone. In `rcw.people.list`, `rcw.people.add`. Your code: stop sending it, and stop reading it.";
    expect(text).toBe(`**Breaking: people**\n\n- ${line}`);
  });

  it("has what breaks first, then what is new, each by service", () => {
    const polls = { get: operation({ operationId: "listPolls", tags: ["Polls"] }) };
    const view = { name: "view", in: "query", required: true, schema: { type: "string" } } as const;
    const text = describeBetween(
      documentOf(),
      documentOf(PERSON, { parameters: [view], description: "New words." }, { "/polls": polls }),
    );
    const headings = [...text.matchAll(/^\*\*(.*)\*\*$/gm)].map(([, heading]) => heading);
    expect(headings.slice(0, 2)).toEqual(["Breaking: people", "New: polls"]);
    expect(headings.at(-1)).toBe("Smaller: people");
    expect(text).toContain("`rcw.polls.listPolls`");
    expect(text).toContain("- Parameter `view` of `rcw.people.list` is new and required. Your code: pass it.\n");
  });

  it("begins with what the service refuses from now on, whatever version an app has", () => {
    const short: Schema = { ...PERSON, properties: { ...PERSON.properties, name: { type: "string", maxLength: 64 } } };
    const text = describeBetween(documentOf(), documentOf(short, { security: [{ oauth: ["people"] }] }));
    expect(text).toBe(
      [
        "**Watch out at run time**",
        "The service asks for this already, whatever version of the packages an app has: what it took before may be refused.",
        [
          "- `rcw.people.list`: asks for `oauth` with `people` now, before: nothing.",
          "- `name` of `Person` must have at most 64 characters now. In `rcw.people.list`, `rcw.people.add`.",
        ].join("\n"),
      ].join("\n\n"),
    );
  });

  it("says of a property that only a base schema lost where it is now, and sends nobody through their calls", () => {
    const locale = { localeCode: { type: "string" } };
    const documentWith = (base: Record<string, Schema>, own: Record<string, Schema>) => {
      const document = documentOf({ allOf: [schemaRef("Base"), { type: "object", properties: own }] });
      Object.assign(document.components?.schemas ?? {}, { Base: { type: "object", properties: base } });
      return document;
    };
    const text = describeBetween(documentWith({ id: {}, ...locale }, {}), documentWith({ id: {} }, locale));
    expect(text).toBe(
      "**Breaking: people**\n\n- `localeCode` of `Base`: moved from `Base` to `Person`; the operations are as before. " +
        "Your code: nothing, unless it names the type `Base`.",
    );
  });

  it("says the same list of methods once", () => {
    const text = describeBetween(documentOf(), documentOf({ type: "object" }));
    expect(text.match(/rcw\.people\.add/g)).toHaveLength(1);
    expect(text).toMatch(/^- In `rcw\.people\.list`, `rcw\.people\.add`:\n {2}- `name` of `Person` is gone\./m);
  });

  it("says nothing of extensions that no app can see", () => {
    expect(describeBetween(documentOf(), documentOf({ ...PERSON, "x-sensitive-data": true }))).toBe("");
  });

  it("says a name once", () => {
    const event: Schema = { type: "object" };
    const after = documentOf();
    Object.assign(after.components?.schemas ?? {}, { Event: event });
    expect(describeBetween(documentOf(), after)).toBe("**New: the API description**\n\n- `Event` is new.");
  });

  it("is empty when nothing changed", () => {
    expect(describeBetween(documentOf(), documentOf())).toBe("");
  });

  it("says what to do about every kind of change that breaks apps", () => {
    const silent = Object.entries(RULES).flatMap(([kind, rule]) =>
      (["request", "response"] as const)
        .filter((direction) => rule[direction] === "major" && adviceFor({ kind, direction }) === undefined)
        .map((direction) => `${kind} ${direction}`),
    );
    expect(silent).toEqual([]);
  });
});
