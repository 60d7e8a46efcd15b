import { join } from "node:path";
import ts from "typescript";
import { describeDiagnostic, STRICT_OPTIONS } from "../../scripts/testing/compile-files.js";

const OPTIONS: ts.CompilerOptions = { ...STRICT_OPTIONS, skipLibCheck: true, types: ["node"] };

/** Compiles files of a folder as one program, JavaScript beside them; gives the errors, `file:line: message`. */
export function compilePrograms(folder: string, fileNames: readonly string[]): string[] {
  const rootNames = fileNames.map((fileName) => join(folder, fileName));
  const host = ts.createCompilerHost(OPTIONS);
  host.getCurrentDirectory = () => folder;
  const program = ts.createProgram({ rootNames, options: OPTIONS, host });
  program.emit();
  return ts.getPreEmitDiagnostics(program).map((diagnostic) => describeDiagnostic(diagnostic, `${folder}/`));
}
