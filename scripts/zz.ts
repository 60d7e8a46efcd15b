import { readFileSync, writeFileSync, mkdirSync } from "node:fs";
import { planImport } from "./import/plan-import.js";
import { readSources } from "./generate-from-sources.js";
const t=performance.now(); const lap=(n:string)=>console.log(n, Math.round(performance.now()-t), "ms", Math.round(process.memoryUsage().rss/1e6),"MB");
const sources = await readSources();
try {
const plan = await planImport({ name: "platform-28.yml", text: readFileSync("/work/shared/revisions/platform-28.yml","utf8") }, sources, { paths: ["/**"] } as any);
lap("plan"); console.log(plan.files.length, plan.warnings.length, plan.newOperations.length, plan.diff.bump);
mkdirSync("/tmp/plat",{recursive:true}); for (const f of plan.files) { const p="/tmp/plat/"+f.path; mkdirSync(p.replace(/[^/]+$/,""),{recursive:true}); writeFileSync(p,f.text); }
const by:any={}; for (const w of plan.warnings) by[w.name]=(by[w.name]||0)+1; console.log(by);
} catch(e:any){ lap("failed"); console.log(e.stack.slice(0,1500)); }
