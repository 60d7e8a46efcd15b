import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { fromRoot } from "../../scripts/files.js";
import { createPackedApp, type PackedApp } from "../packed-app.js";

/** An app that has installed the packages, with the scenario in it. */
export interface ScenarioApp extends PackedApp {
  /** Absolute path of `scenario.mjs`. */
  readonly scenario: string;
}

export async function createScenarioApp(): Promise<ScenarioApp> {
  const app = await createPackedApp();
  const source = await readFile(fromRoot("tests/runtimes/scenario.ts"), "utf8");
  const compilerOptions = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  await app.write("scenario.mjs", ts.transpileModule(source, { compilerOptions }).outputText);
  return { ...app, scenario: join(app.folder, "scenario.mjs") };
}
