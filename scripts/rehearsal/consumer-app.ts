import { cp, mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import ts from "typescript";
import { fromRoot } from "../files.js";
import { runCommand, runNode } from "../staging/run-node.js";
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
  const source = fromRoot(`examples/${name}`);
  const folder = await realpath(await mkdtemp(join(tmpdir(), `rcw-app-${name}-`)));
  const leftOut = /[\\/](node_modules|dist)([\\/]|$)/;
  await cp(source, folder, { recursive: true, filter: (path) => !leftOut.test(path.slice(source.length)) });
  await writeFile(join(folder, ".npmrc"), registry.npmrc);
  return {
    name,
    install: (version) => install(folder, source, version),
    compile: () => compile(folder),
    linesCalling: (method) => linesCalling(folder, method),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The packages come from the registry; all that the app has besides is linked, since it isn't what is tried out. */
async function install(folder: string, source: string, version: string): Promise<void> {
  const { dependencies, devDependencies, ...manifest } = JSON.parse(
    await readFile(join(source, "package.json"), "utf8"),
  );
  const others = Object.keys({ ...dependencies, ...devDependencies });
  const ours = others.filter((name) => name.startsWith("@rcw/")).map((name) => [name, version]);
  const installed = { ...manifest, dependencies: Object.fromEntries(ours) };
  await writeFile(join(folder, "package.json"), JSON.stringify(installed, undefined, 2));
  const args = ["install", "--prefer-online", "--no-audit", "--no-fund", "--ignore-scripts", "--no-package-lock"];
  const { exitCode, stderr } = await runCommand("npm", args, folder);
  if (exitCode !== 0) throw new Error(`npm install of ${version} failed: ${stderr}`);
  for (const name of others.filter((other) => !other.startsWith("@rcw/"))) {
    const link = join(folder, "node_modules", name);
    await rm(link, { recursive: true, force: true });
    await mkdir(dirname(link), { recursive: true });
    await symlink(await realpath(join(source, "node_modules", name)), link, "junction");
  }
}

async function compile(folder: string): Promise<string[]> {
  const args = [fromRoot("node_modules/typescript/bin/tsc"), "-p", "tsconfig.json", "--pretty", "false"];
  const { exitCode, stdout } = await runNode(args, folder);
  const lines = [...stdout.matchAll(/^(\S.*)\((\d+),\d+\): error/gm)].map(([, path, line]) => `${path}:${line}`);
  if (exitCode !== 0 && lines.length === 0) throw new Error(`The compiler failed: ${stdout}`);
  return [...new Set(lines)].sort();
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
