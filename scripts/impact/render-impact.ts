import { type BrokenLine, type Impact, isFine } from "./find-impact.js";

const MOST_OUTPUT_LINES = 15;

/** What a release does to an app, as text for a person. */
export function renderImpact(impact: Impact): string {
  const { app, broken, refusedBefore, tests, testsBefore } = impact;
  const lines = [
    `${app}: ${isFine(impact) ? "fine" : broken.length > 0 ? `${count(broken.length, "line")} ${broken.length === 1 ? "breaks" : "break"}` : "its tests fail"}`,
    ...broken.flatMap(renderLine),
    ...(tests === undefined ? ['  It has no tests (no script "test").'] : []),
    ...(refusedBefore.length > 0 ? [`  ${count(refusedBefore.length, "line")} didn't compile before either.`] : []),
    ...(testsBefore?.isPassed === false ? ["  Its tests failed before, too."] : []),
    ...(tests?.isPassed === false && testsBefore?.isPassed !== false ? renderOutput(tests.output) : []),
  ];
  return `${lines.join("\n")}\n`;
}

function renderLine({ path, line, message, causes }: BrokenLine): string[] {
  const [first = ""] = message.split("\n");
  const because = causes.map(({ where, message: text, advice }) => {
    const action = advice === undefined ? "" : `; ${advice}`;
    return `    because of ${where}: ${text}${action}`;
  });
  return [
    `  ${path}:${line}: ${first}`,
    ...(because.length > 0 ? because : ["    because of no change of the description that the line names"]),
  ];
}

function renderOutput(output: string): string[] {
  const lines = output.trimEnd().split("\n").slice(-MOST_OUTPUT_LINES);
  return ["  Its tests fail:", ...lines.map((line) => `    ${line}`)];
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
