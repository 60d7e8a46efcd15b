import { writeIfChanged } from "./files.js";
import { fixturesFromDocument } from "./fixtures-from-document.js";
import { generateFromSources } from "./generate-from-sources.js";

try {
  const files = await fixturesFromDocument();
  const written = (await Promise.all(files.map(writeIfChanged))).filter(Boolean).length;
  // Service and model pages show what is in the fixtures.
  const pages = (await generateFromSources()).filter(({ path }) => path.startsWith("docs/"));
  await Promise.all(pages.map(writeIfChanged));
  console.log(`${files.length} files generated, ${written} of them changed`);
} catch (error) {
  console.error(`pnpm generate:fixtures: ${(error as Error).message}\nNothing was written.`);
  process.exitCode = 1;
}
