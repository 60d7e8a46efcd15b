import { join } from "node:path";
import ts from "typescript";

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  types: ["node"],
};

/** Compiles files of a folder as one program, JavaScript beside them; gives the errors, `file:line: message`. */
export function compilePrograms(folder: string, fileNames: readonly string[]): string[] {
  const rootNames = fileNames.map((fileName) => join(folder, fileName));
  const host = ts.createCompilerHost(OPTIONS);
  host.getCurrentDirectory = () => folder;
  const program = ts.createProgram({ rootNames, options: OPTIONS, host });
  program.emit();
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const message = ts.flattenDiagnosticMessageText(messageText, " ");
    if (file === undefined || start === undefined) return message;
    const { line } = file.getLineAndCharacterOfPosition(start);
    return `${file.fileName.slice(folder.length + 1)}:${line + 1}: ${message}`;
  });
}
