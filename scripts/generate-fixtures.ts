import { writeIfChanged } from "./files.js";
import { fixturesFromDocument } from "./fixtures-from-document.js";

try {
  const files = await fixturesFromDocument();
  const written = (await Promise.all(files.map(writeIfChanged))).filter(Boolean).length;
  console.log(`${files.length} files generated, ${written} of them changed`);
} catch (error) {
  console.error(`pnpm generate:fixtures: ${(error as Error).message}\nNothing was written.`);
  process.exitCode = 1;
}
