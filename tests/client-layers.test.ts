import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { expect, it } from "vitest";
import { fromRoot } from "../scripts/files.js";

const ROOT = fromRoot("packages/client/src");

/** The folders of the client, lowest first. The way of a call: arguments, request, pipeline, answer, methods. */
const LAYERS = [
  ...["json", "time", "answer-headers", "errors", "secrets", "rate-limits", "operations", "options", "call"],
  ...["arguments", "request", "pipeline", "answer", "methods"],
  ...["logging", "auth", "browser", "telemetry", "validation"],
];

/** At the root only what puts the parts together. */
const AT_THE_ROOT = [
  ...["create-exchange.ts", "create-perform.ts", "create-raw-client.ts", "create-services.ts"],
  ...["create-webinar-client.ts", "index.ts"],
];

const files = readdirSync(ROOT, { recursive: true, encoding: "utf8" })
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(name));

const importsOf = (name: string) =>
  [...readFileSync(join(ROOT, name), "utf8").matchAll(/(?:from|import)\s+"(\.[^"]+)"/g)].map(([, path = ""]) =>
    relative(ROOT, join(ROOT, dirname(name), path.replace(/\.js$/, ".ts"))).replaceAll("\\", "/"),
  );

const layerOf = (name: string) => (name.includes("/") ? LAYERS.indexOf(name.split("/")[0] as string) : LAYERS.length);

/** Generated files are data and types: they may be used from everywhere, and name the types that they are of. */
const isGenerated = (name: string) => name.startsWith("generated/");

it("has every file in a layer", () => {
  expect(files.filter((name) => layerOf(name) < 0 && !isGenerated(name))).toEqual([]);
  expect(files.filter((name) => !name.includes("/")).sort()).toEqual(AT_THE_ROOT);
});

it("has no import of a lower layer from a higher one", () => {
  const upwards = files
    .filter((name) => !isGenerated(name))
    .flatMap((name) =>
      importsOf(name)
        .filter((target) => !isGenerated(target) && layerOf(target) > layerOf(name))
        .map((target) => `${name} -> ${target}`),
    );
  expect(upwards).toEqual([]);
});

it("has no circles of files", () => {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, path: readonly string[]): void => {
    if (path.includes(name)) return void circles.push([...path.slice(path.indexOf(name)), name].join(" -> "));
    if (done.has(name)) return;
    for (const target of importsOf(name)) visit(target, [...path, name]);
    done.add(name);
  };
  for (const name of files) visit(name, []);
  expect(circles).toEqual([]);
});
