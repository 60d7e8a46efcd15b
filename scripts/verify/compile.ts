import ts from "typescript";
import { fromRoot } from "../files.js";

/** What files in memory, and what packages export, are read with: as an app of today would, and no types of its own. */
export const COMPILER_OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/** An error of the compiler, with the line that it complains about. */
export interface CompilerError {
  /** From 0. */
  readonly line: number;
  readonly source: string;
  readonly message: string;
}

/** The errors of a file; a file is checked when it is asked for, and the whole program shares what has been found. */
export type ErrorsOf = (path: string) => CompilerError[];

/** Makes one program of files that exist in memory only. */
export function compileInMemory(files: ReadonlyMap<string, string>): ErrorsOf {
  const virtual = new Map([...files].map(([path, text]) => [inFolder(path), text]));
  const host = ts.createCompilerHost(COMPILER_OPTIONS);
  const { readFile, fileExists, getSourceFile, directoryExists } = host;
  host.directoryExists = (name) => `${name}/`.startsWith(inFolder("")) || (directoryExists?.(name) ?? true);
  host.readFile = (name) => virtual.get(name) ?? readFile(name);
  host.fileExists = (name) => virtual.has(name) || (!name.startsWith(inFolder("")) && fileExists(name));
  host.getSourceFile = (name, ...rest) => {
    const text = virtual.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, rest[0]);
    const known = libraries.get(name) ?? getSourceFile(name, ...rest);
    libraries.set(name, known);
    return known;
  };
  const program = ts.createProgram({ rootNames: [...virtual.keys()], options: COMPILER_OPTIONS, host });
  return (path) => errorsOf(program, inFolder(path));
}

/** TypeScript's own declarations: parsed once, whatever is compiled. */
const libraries = new Map<string, ts.SourceFile | undefined>();

/** A folder that doesn't exist, where Node's rules of modules are those of this repository. */
function inFolder(path: string): string {
  return fromRoot(`scripts/verify/in-memory/${path}`);
}

function errorsOf(program: ts.Program, path: string): CompilerError[] {
  const file = program.getSourceFile(path);
  if (file === undefined) throw new Error(`${path} is no file of the program`);
  const lines = file.text.split("\n");
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ start = 0, messageText }) => {
      const { line } = file.getLineAndCharacterOfPosition(start);
      const message = ts.flattenDiagnosticMessageText(messageText, " ");
      return { line, source: lines[line]?.trim() ?? "", message };
    },
  );
}
