import { readFile } from "node:fs/promises";
import ts from "typescript";
import { fromRoot } from "../files.js";
import { COMPILER_OPTIONS } from "../verify/compile.js";
import type { Exported, Surface } from "./surface.js";

/** The packages of which the API description makes a part. */
const DESCRIBED = ["types", "client", "testing"] as const;

/** What the packages export as they stand: read from their sources, nothing has to be built. */
export async function describeSurface(root = fromRoot("")): Promise<Surface> {
  const entries = (await Promise.all(DESCRIBED.map((folder) => readEntries(root, folder)))).flat();
  const program = ts.createProgram({ rootNames: entries.map(({ file }) => file), options: COMPILER_OPTIONS });
  const checker = program.getTypeChecker();
  return Object.fromEntries(
    entries.map(({ entry, file }) => {
      const source = program.getSourceFile(file);
      const symbol = source && checker.getSymbolAtLocation(source);
      if (symbol === undefined) throw new Error(`${file}, which ${entry} is made from, is no module`);
      const exported = checker.getExportsOfModule(symbol).map((each) => [each.name, describe(checker, each)] as const);
      return [entry, Object.fromEntries(exported.sort(([left], [right]) => (left < right ? -1 : 1)))];
    }),
  );
}

/** The entry points that a package declares, and the source of each. */
async function readEntries(root: string, folder: string): Promise<{ entry: string; file: string }[]> {
  const text = await readFile(`${root}/packages/${folder}/package.json`, "utf8");
  const { name, exports } = JSON.parse(text) as { name: string; exports: Record<string, { types?: string } | string> };
  return Object.entries(exports).flatMap(([path, target]) => {
    const types = typeof target === "string" ? undefined : target.types;
    if (types === undefined) return [];
    const file = types.replace("./dist/", `${root}/packages/${folder}/src/`).replace(/\.d\.ts$/, ".ts");
    return [{ entry: path === "." ? name : `${name}/${path.slice(2)}`, file: file.replaceAll("//", "/") }];
  });
}

function describe(checker: ts.TypeChecker, symbol: ts.Symbol): Exported {
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  const isTypeOnly = symbol.declarations?.some(isTypeOnlyExport) ?? false;
  const isValue = !isTypeOnly && (target.flags & ts.SymbolFlags.Value) !== 0;
  const isType = (target.flags & ts.SymbolFlags.Type) !== 0;
  const values = isValue ? valuesOf(target) : undefined;
  return { is: isValue ? (isType ? "both" : "value") : "type", ...(values && { values }) };
}

function isTypeOnlyExport(declaration: ts.Declaration): boolean {
  return ts.isExportSpecifier(declaration) && (declaration.isTypeOnly || declaration.parent.parent.isTypeOnly);
}

/** The items of `[...] as const`, where they are plain. */
function valuesOf({ valueDeclaration }: ts.Symbol): Exported["values"] {
  if (valueDeclaration === undefined || !ts.isVariableDeclaration(valueDeclaration)) return undefined;
  const { initializer } = valueDeclaration;
  if (initializer === undefined || !ts.isAsExpression(initializer)) return undefined;
  if (!ts.isArrayLiteralExpression(initializer.expression)) return undefined;
  const values = initializer.expression.elements.map((element) => {
    if (ts.isStringLiteral(element)) return element.text;
    return ts.isNumericLiteral(element) ? Number(element.text) : undefined;
  });
  return values.every((value) => value !== undefined) ? values : undefined;
}
