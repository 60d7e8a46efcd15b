import { writeIfChanged } from "./files.js";
import { generateFromSources } from "./generate-from-sources.js";

try {
  const files = await generateFromSources();
  const written = (await Promise.all(files.map(writeIfChanged))).filter(Boolean).length;
  console.log(`${files.length} files generated, ${written} of them changed`);
  if (written > 0) console.log("The fixtures come from these and the fake: run `pnpm generate:fixtures` as well");
} catch (error) {
  console.error(`pnpm generate: ${(error as Error).message}\nNothing was written.`);
  process.exitCode = 1;
}
