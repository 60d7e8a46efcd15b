import type { Bump } from "../diff/diff.js";
import { findRenames } from "../diff/diff-documents.js";
import type { PreparedDocument } from "../diff/prepare/prepared-document.js";
import { type CompilerError, compileInMemory, type ErrorsOf } from "./compile.js";
import { gateDocuments } from "./gate-document.js";
import { deprecationsIn, withoutComments } from "./generated-text.js";
import { PRELUDE } from "./prelude.js";
import { type Consumer, writeConsumer } from "./write-consumer.js";
import { type TypeFiles, writeTypes } from "./write-types.js";

/** What the compiler says of a change, and why: the lines of an app that no longer compile, or that wouldn't have. */
export interface GateVerdict {
  readonly bump: Bump;
  readonly reasons: readonly string[];
  /** Errors in the generated types themselves: then what the consumers show may not be the whole truth. */
  readonly doubts: readonly string[];
}

/** Two documents, and a name for them that is a folder's. */
export interface GateCase {
  readonly name: string;
  readonly before: PreparedDocument;
  readonly after: PreparedDocument;
}

/**
 * Judges changes by the compiler alone, many in one program. A consumer that uses everything of the old version is
 * compiled against the new types: an error means major. The consumer of the new version against the old types: an
 * error means that something was added, minor. Neither: to an app the types are the same, patch at most.
 */
export async function judgeByCompiler(cases: readonly GateCase[]): Promise<ReadonlyMap<string, GateVerdict>> {
  const trials: Trial[] = [];
  for (const each of cases) trials.push(await prepareTrial(each));
  const files = [...trials.flatMap((trial) => [...trial.files]), ["prelude.ts", PRELUDE] as const];
  const errorsOf = compileInMemory(new Map(files));
  return new Map(trials.map((trial) => [trial.name, judge(trial, errorsOf)]));
}

interface Trial {
  readonly name: string;
  readonly files: ReadonlyMap<string, string>;
  /** The texts are the same, comments apart. */
  readonly isSameText: boolean;
  readonly newDeprecations: readonly string[];
}

async function prepareTrial({ name, before, after }: GateCase): Promise<Trial> {
  const [old, next] = gateDocuments(before, after);
  const types = [await writeTypes(old, new Map()), await writeTypes(next, findRenames(before, after))] as const;
  const texts = types.map((files) => withoutComments(publishedText(files)));
  const deprecations = types.map((files) => deprecationsIn(publishedText(files)));
  const newDeprecations = (deprecations[1] ?? []).filter((line) => !deprecations[0]?.includes(line));
  const isSameText = texts[0] === texts[1];
  const consumers = isSameText
    ? []
    : ([
        ["old", writeConsumer(old, next)],
        ["new", writeConsumer(next, old)],
      ] as const);
  const files = isSameText
    ? []
    : [
        ...typeFiles(name, types),
        ...consumers.flatMap(([version, consumer]) => consumerFiles(name, version, consumer)),
      ];
  return { name, files: new Map(files), isSameText, newDeprecations };
}

function publishedText(files: TypeFiles): string {
  return ["schema.ts", "schemas.ts", "services.ts"].map((name) => files.get(name)).join("\n");
}

function typeFiles(name: string, [old, next]: readonly [TypeFiles, TypeFiles]): [string, string][] {
  return [
    ...[...old].map(([file, text]): [string, string] => [`${name}/old/${file}`, text]),
    ...[...next].map(([file, text]): [string, string] => [`${name}/new/${file}`, text]),
  ];
}

/** A consumer stands beside both versions. */
function consumerFiles(name: string, version: "old" | "new", consumer: Consumer): [string, string][] {
  return (["old", "new"] as const).flatMap((folder) => [
    [`${name}/${folder}/${version}-breaking.ts`, consumer.breaking],
    [`${name}/${folder}/${version}-noted.ts`, consumer.noted],
  ]);
}

function judge(trial: Trial, errorsOf: ErrorsOf): GateVerdict {
  const { name, isSameText, newDeprecations } = trial;
  const deprecated = newDeprecations.map((line) => `deprecated now: ${line}`);
  if (isSameText) return { bump: deprecated.length > 0 ? "minor" : "patch", reasons: deprecated, doubts: [] };
  const doubts = ["old", "new"].flatMap((version) =>
    ["schema.ts", "services.ts", "types.ts"].flatMap((file) =>
      errorsOf(`${name}/${version}/${file}`).map((error) => `the types of the ${version} version: ${describe(error)}`),
    ),
  );
  const failing = (version: "old" | "new", part: "breaking" | "noted") => {
    const [own, other] = version === "old" ? ["old", "new"] : ["new", "old"];
    const errors = errorsOf(`${name}/${other}/${version}-${part}.ts`);
    if (errors.length === 0) return [];
    // What fails beside its own types as well is a fault of the consumer, and says nothing.
    const faults = new Set(errorsOf(`${name}/${own}/${version}-${part}.ts`).map(({ line }) => line));
    return errors.filter(({ line }) => !faults.has(line));
  };
  const broken = failing("old", "breaking");
  if (broken.length > 0) return { bump: "major", reasons: describeAll(broken), doubts };
  const noted = [...failing("old", "noted"), ...failing("new", "breaking"), ...failing("new", "noted")];
  const reasons = [...deprecated, ...describeAll(noted)];
  return { bump: reasons.length > 0 ? "minor" : "patch", reasons, doubts };
}

/** One line for each thing that the compiler says: the same may break an app in many places. */
function describeAll(errors: readonly CompilerError[]): string[] {
  const byMessage = new Map(errors.map((error) => [error.message, error]));
  return [...byMessage.values()].map(describe);
}

const LONGEST_SOURCE = 120;
const LONGEST_MESSAGE = 240;

function describe({ source, message }: CompilerError): string {
  return `${shorten(source, LONGEST_SOURCE)} -> ${shorten(message, LONGEST_MESSAGE)}`;
}

function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}...` : text;
}
