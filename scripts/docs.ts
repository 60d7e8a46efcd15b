import { relative, resolve } from "node:path";
import { fromRoot } from "./files.js";
import { buildSite } from "./site/build-site.js";

const folder = process.argv[2] === undefined ? fromRoot("site") : resolve(process.argv[2]);
const warnings = await buildSite(folder);
for (const warning of warnings) console.error(`pnpm run docs: ${warning}`);
if (warnings.length > 0) process.exitCode = 1;
else console.log(`The documentation is in ${relative(process.cwd(), folder)}/index.html`);
