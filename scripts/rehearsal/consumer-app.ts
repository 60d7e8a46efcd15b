import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { fromRoot } from "../files.js";
import { createTrialApp } from "../staging/trial-app.js";
import type { Registry } from "./start-registry.js";

/** An app outside the repository that has the packages from the registry. */
export interface ConsumerApp {
  readonly name: string;
  /** Installs, or upgrades to, a version of the packages. */
  install(version: string): Promise<void>;
  /** Compiles the app; answers the lines that the compiler refuses: `src/main.ts:12`. */
  compile(): Promise<string[]>;
  /** The lines at which the app calls a method: `invitees.list`. */
  linesCalling(method: string): Promise<string[]>;
  remove(): Promise<void>;
}

/** Copies an app of `examples/` out of the repository. */
export async function createConsumerApp(name: string, registry: Registry): Promise<ConsumerApp> {
  const app = await createTrialApp(fromRoot(`examples/${name}`), registry.npmrc);
  return {
    name,
    install: (version) => app.install(Object.fromEntries(app.uses.map((used) => [used, version]))),
    async compile() {
      const refused = await app.compile();
      return [...new Set(refused.map(({ path, line }) => `${path}:${line}`))].sort();
    },
    linesCalling: (method) => linesCalling(app.folder, method),
    remove: () => app.remove(),
  };
}

async function linesCalling(folder: string, method: string): Promise<string[]> {
  const names = await readdir(join(folder, "src"), { recursive: true });
  const lines: string[] = [];
  for (const name of names.filter((file) => /\.tsx?$/.test(file))) {
    const file = ts.createSourceFile(
      name,
      await readFile(join(folder, "src", name), "utf8"),
      ts.ScriptTarget.Latest,
      true,
    );
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && node.expression.getText().replaceAll(/\s/g, "").endsWith(`.${method}`)) {
        const place = (node.arguments[0] ?? node).getStart();
        lines.push(`src/${name}:${file.getLineAndCharacterOfPosition(place).line + 1}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return [...new Set(lines)].sort();
}
