import { dirname } from "node:path";
import type { GeneratedFile } from "./generated-file.js";

/** A README for each `generated/` folder, so that whoever opens one learns where its files come from. */
export function generateReadmes(files: readonly GeneratedFile[]): GeneratedFile[] {
  const folders = new Set(files.map(({ path }) => dirname(path)).filter((folder) => folder.endsWith("/generated")));
  return [...folders].map((folder) => ({ path: `${folder}/README.md`, text: readme(folder, files) }));
}

function readme(folder: string, files: readonly GeneratedFile[]): string {
  const names = files.filter(({ path }) => dirname(path) === folder).map(({ path }) => path.slice(folder.length + 1));
  return `# Generated files

Made by \`pnpm generate\` from \`openapi/webinar.yaml\` and \`openapi/sdk.overlay.yaml\`, and committed. Never edit
them by hand: change the description or the generator (\`scripts/generators/\`) and generate again. CI fails when they
differ from their source.

${names.map((name) => `- \`${name}\``).join("\n")}
`;
}
