import { writeFile } from "node:fs/promises";
import { drawDashboard } from "./dashboard/draw-dashboard.js";
import { measureClient } from "./dashboard/measure-client.js";
import { fromRoot } from "./files.js";

// Draws the picture of the guide "Seeing what it does" from what a client's metrics say: `pnpm dashboard`.

const INTERVAL_SECONDS = 15;
const title = "One client, twelve minutes: 25 calls at once, another's requests, a service that is down";
const panels = await measureClient(INTERVAL_SECONDS);
const path = "docs/pictures/metrics-dashboard.svg";
await writeFile(fromRoot(path), drawDashboard(title, panels, INTERVAL_SECONDS));
console.log(`${path}: ${panels.map((panel) => panel.title).join(", ")}`);
