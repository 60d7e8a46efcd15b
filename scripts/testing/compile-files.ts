import ts from "typescript";
import { fromRoot } from "../files.js";

/** What the repository's own code, and the examples of its pages, are compiled with. */
export const STRICT_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
};

const OPTIONS: ts.CompilerOptions = {
  ...STRICT_OPTIONS,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  noEmit: true,
  types: [],
  paths: { "@rcw/types": [fromRoot("packages/types/src/index.ts")] },
};

/**
 * Compiles files under the repository's strictness, nothing written; the files stand in for those on the disk at
 * the same path, and everything else is read from there. Answers the errors as text, `[]` for none.
 */
export function compileFiles(files: ReadonlyMap<string, string>): string[] {
  const virtual = new Map([...files].map(([path, text]) => [fromRoot(path), text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { readFile, fileExists, getSourceFile } = host;
  host.readFile = (name) => virtual.get(name) ?? readFile(name);
  host.fileExists = (name) => virtual.has(name) || fileExists(name);
  host.getSourceFile = (name, ...rest) => {
    const text = virtual.get(name);
    return text === undefined ? getSourceFile(name, ...rest) : ts.createSourceFile(name, text, rest[0]);
  };
  const roots = [...virtual.keys()].filter((name) => name.endsWith(".ts"));
  const program = ts.createProgram({ rootNames: roots, options: OPTIONS, host });
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => describeDiagnostic(diagnostic, fromRoot("")));
}

/** An error as `file:line: message`, the file from a folder, which ends in a slash. */
export function describeDiagnostic({ file, start, messageText }: ts.Diagnostic, folder: string): string {
  const message = ts.flattenDiagnosticMessageText(messageText, " ");
  if (file === undefined || start === undefined) return message;
  return `${file.fileName.slice(folder.length)}:${file.getLineAndCharacterOfPosition(start).line + 1}: ${message}`;
}
