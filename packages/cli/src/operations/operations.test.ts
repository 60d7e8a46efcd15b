import type { ParameterDescription } from "@rcw/types";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { loadDocument } from "../document/document.js";
import { sentSchema } from "../document/sent-schema.js";
import { addOperationCommands } from "./add-operation-commands.js";
import { commandName, flagName, operations } from "./command-names.js";
import { readBody } from "./read-body.js";
import { readParameter } from "./read-parameter.js";
import { readPath, setPath } from "./set-path.js";

describe("the commands of operations", () => {
  const program = new Command("rcw");
  addOperationCommands(program);

  it("are one for each operation of the table, with a flag for each parameter", () => {
    for (const { service, method, parameters } of operations) {
      const parent = program.commands.find((command) => command.name() === commandName(service));
      const command = parent?.commands.find((each) => each.name() === commandName(method));
      const flags = parameters.map((parameter) => `--${flagName(parameter)}`);
      expect(command?.options.map(({ long }) => long)).toEqual(expect.arrayContaining(flags));
    }
  });

  it("leave flags that mean the same everywhere to themselves", () => {
    const named = (name: string): ParameterDescription => ({ name, in: "query", type: "string" });
    expect(flagName(named("webinarId"))).toBe("webinar-id");
    expect(flagName(named("query"))).toBe("param-query");
    expect(flagName({ ...named("q"), argument: "body" })).toBe("param-body");
  });
});

describe("a flag's value", () => {
  const parameter = (bounds: Partial<ParameterDescription>): ParameterDescription => ({
    name: "it",
    in: "query",
    ...bounds,
  });

  it.each<[Partial<ParameterDescription>, string[], unknown]>([
    [{ type: "string" }, ["007"], "007"],
    [{ type: "integer" }, ["12"], 12],
    [{ type: "boolean" }, ["false"], false],
    [{ type: "array", items: { type: "string" } }, ["a,b", "c"], ["a", "b", "c"]],
  ])("of %j is read by its type", (bounds, given, expected) => {
    expect(readParameter(parameter(bounds), given)).toEqual(expected);
  });

  it.each<[Partial<ParameterDescription>, string[], RegExp]>([
    [{ type: "integer" }, ["many"], /--it takes a number, received "many"/],
    [{ type: "integer" }, [""], /--it takes a number/],
    [{ type: "boolean" }, ["yes"], /--it takes true or false, received "yes"/],
    [{ type: "string" }, ["a", "b"], /--it is given 2 times/],
  ])("of %j is refused when it is %j", (bounds, given, message) => {
    expect(() => readParameter(parameter(bounds), given)).toThrow(message);
  });
});

describe("--set", () => {
  it("puts values into objects and lists that it makes", () => {
    const body: Record<string, unknown> = { settings: { pollsEnabled: true } };
    setPath(body, readPath("settings.qnaEnabled"), false);
    setPath(body, readPath("addedInvitees[0].email"), "a@example.com");
    expect(body).toEqual({
      settings: { pollsEnabled: true, qnaEnabled: false },
      addedInvitees: [{ email: "a@example.com" }],
    });
  });

  it.each(["", "a..b", "[0]", "a[x]", "a[99999]", "__proto__.polluted", "a.constructor.b"])(
    "refuses the name %j",
    (name) => {
      expect(() => setPath({}, readPath(name), 1)).toThrow(/--set takes name=value/);
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  it("doesn't turn a text into an object", () => {
    expect(() => setPath({ title: "x" }, readPath("title.of"), 1)).toThrow(/--set title\.of: title is there already/);
  });

  it("reads values by the type that the description gives them", async () => {
    const set = ["title=123", "settings.qnaEnabled=true"];
    expect(await readBody("rcwConfigCreateWebinar", { set })).toEqual({ title: "123", settings: { qnaEnabled: true } });
    expect(
      await readBody("rcwConfigCreateWebinar", { body: '{"title":"a","description":"b"}', set: ["title=c"] }),
    ).toEqual({
      ...{ title: "c", description: "b" },
    });
  });
});

describe("the schema of a body", () => {
  it("stands alone, and has what may be sent only", () => {
    const document = loadDocument();
    for (const { operationId, body } of operations) {
      if (!body) continue;
      const told = document.operation(operationId)?.body;
      expect(told, operationId).toBeDefined();
      const text = JSON.stringify(told && sentSchema(document, told.schema));
      expect(text).not.toMatch(/"\$ref"|"allOf"|"readOnly"/);
    }
  });

  it("describes a form that contains itself once", () => {
    const tree = { type: "object", properties: { name: { type: "string" }, child: {} } };
    tree.properties.child = tree;
    const schema = sentSchema(loadDocument(), tree);
    expect(schema.properties?.child).toEqual({ type: "object", description: expect.stringContaining("same form") });
  });
});
