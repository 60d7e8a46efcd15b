import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { errorOf } from "../../../test-support/error-of.js";
import type { TokenError } from "../token-error.js";
import { createFileTokenStore } from "./file-token-store.js";

const tokens = { accessToken: "access-1", accessTokenExpiresAtMs: 1, refreshToken: "refresh-1", ownerId: "7" };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "rcw-tokens-"));
});
afterEach(() => rm(folder, { recursive: true }));

describe("createFileTokenStore", () => {
  it("keeps tokens for the next process, and makes the folder", async () => {
    const path = join(folder, "new", "tokens.json");
    await createFileTokenStore(path).save(tokens);
    const store = createFileTokenStore(path);
    expect(await store.load()).toEqual(tokens);
    await store.remove();
    await store.remove();
    expect(await store.load()).toBeUndefined();
  });

  it.skipIf(process.platform === "win32")("lets only the owner read them, whatever was there before", async () => {
    const path = join(folder, "new", "tokens.json");
    const store = createFileTokenStore(path);
    await store.save(tokens);
    await chmod(path, 0o644);
    await store.save(tokens);
    const modes = [(await stat(path)).mode, (await stat(join(folder, "new"))).mode];
    expect(modes.map((mode) => (mode & 0o777).toString(8))).toEqual(["600", "700"]);
  });

  it("never shows a part of the tokens to those who read meanwhile, and leaves no other file behind", async () => {
    const path = join(folder, "tokens.json");
    const store = createFileTokenStore(path);
    const long = (letter: string) => ({ accessToken: letter.repeat(200_000) });
    await store.save(long("a"));
    const saving = Promise.all(["b", "c", "d"].map((letter) => store.save(long(letter))));
    const seen = await Promise.all(Array.from({ length: 30 }, () => store.load()));
    for (const found of seen) expect(found?.accessToken).toMatch(/^([abcd])\1{199999}$/);
    await saving;
    expect(await readdir(folder)).toEqual(["tokens.json"]);
  });

  it("keeps the old tokens, and leaves no other file behind, when it can't replace them", async () => {
    const path = join(folder, "tokens.json");
    const store = createFileTokenStore(path);
    await store.save(tokens);
    const cyclic = { accessToken: "x", ownerId: { toJSON: () => assertNever() } as never };
    await errorOf(Promise.resolve(store.save(cyclic)));
    const blocked = createFileTokenStore(folder);
    await errorOf(Promise.resolve(blocked.save(tokens)));
    expect(await readdir(folder)).toEqual(["tokens.json"]);
    expect(await store.load()).toEqual(tokens);
  });

  it.each([
    ["no JSON", '{"accessToken":"access-1'],
    ["other JSON", '["access-1"]'],
    ["a wrong type", '{"accessToken":"access-1","accessTokenExpiresAtMs":"access-1"}'],
    ["nothing", ""],
  ])("says that a file holds no tokens, and shows nothing of it: %s", async (_, text) => {
    const path = join(folder, "tokens.json");
    await writeFile(path, text);
    const error = await errorOf<TokenError>(Promise.resolve(createFileTokenStore(path).load()));
    expect(error.message).toBe(`${path} holds no tokens of createFileTokenStore(); remove it, and log in again`);
    expect(error.needsLogin).toBe(true);
    expect(inspect(error, { showHidden: true })).not.toContain("access-1");
  });

  it("passes on what the file system says", async () => {
    const path = join(folder, "file", "tokens.json");
    await writeFile(join(folder, "file"), "");
    expect(await errorOf(Promise.resolve(createFileTokenStore(path).load()))).toMatchObject({ code: "ENOTDIR" });
    expect(await readFile(join(folder, "file"), "utf8")).toBe("");
  });
});

function assertNever(): never {
  throw new Error("not to be written");
}
