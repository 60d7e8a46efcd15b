import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { fromRoot } from "../../scripts/files.js";

/** An app's bundle for browsers, minified, and the files that are in it. */
async function bundle(contents: string): Promise<{ text: string; files: string[]; gzippedBytes: number }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: fromRoot("tests") },
    ...{ bundle: true, minify: true, platform: "browser", format: "esm", write: false, metafile: true },
  });
  const text = outputFiles[0]?.text ?? "";
  const [output] = Object.values(metafile.outputs);
  const files = Object.entries(output?.inputs ?? {}).flatMap(([file, { bytesInOutput }]) =>
    bytesInOutput > 0 && file !== "<stdin>" ? file : [],
  );
  return { text, files, gzippedBytes: gzipSync(text, { level: 9 }).length };
}

describe("the built entry @rcw/client/validate", () => {
  it("evaluates no code at run time, and brings no schema library", async () => {
    const { text, files } = await bundle('import { validateBody } from "@rcw/client/validate"; use(validateBody);');
    expect(text).not.toMatch(/\beval\b|\bFunction\(|new Function|import\(|require\(|ajv/i);
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) expect(file).toMatch(/^packages\/client\/dist\//);
  });

  it("is small, and smaller with the operations that an app uses", async () => {
    const all = await bundle('import { validateBody } from "@rcw/client/validate"; use(validateBody);');
    const one = await bundle(
      'import { createBodyValidator, rcwConfigUpdateInvitees } from "@rcw/client/validate"; use(createBodyValidator({ rcwConfigUpdateInvitees }));',
    );
    expect(all.gzippedBytes).toBeLessThan(4900);
    expect(one.gzippedBytes).toBeLessThan(2600);
    // Names of other operations' properties, and formats that this one doesn't use.
    expect(one.text).not.toMatch(/scheduledDuration|urn:uuid|2026-09-14/);
    expect(one.text).toContain("addedInvitees");
  });
});
