import { runDemo } from "./run-demo.js";

await runDemo((line) => console.log(line));
