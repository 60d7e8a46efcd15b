import { writeIfChanged } from "./files.js";
import { generateFromSources } from "./generate-from-sources.js";

try {
  const files = await generateFromSources();
  const written = (await Promise.all(files.map(writeIfChanged))).filter(Boolean).length;
  console.log(`${files.length} files generated, ${written} of them changed`);
} catch (error) {
  console.error(`pnpm generate: ${(error as Error).message}\nNothing was written.`);
  process.exitCode = 1;
}
