import { chmod, lstat, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from "node:fs/promises";
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
  folder = await realpath(await mkdtemp(join(tmpdir(), "rcw-tokens-")));
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
  ])("says that a file holds no tokens, and shows nothing of it: %s", async (_, text) => {
    const path = join(folder, "tokens.json");
    await writeFile(path, text);
    const error = await errorOf<TokenError>(Promise.resolve(createFileTokenStore(path).load()));
    expect(error.message).toBe(`${path} holds no tokens of createFileTokenStore(); remove it, and log in again`);
    expect(error.needsLogin).toBe(true);
    expect(inspect(error, { showHidden: true })).not.toContain("access-1");
  });

  it.each(["", "\n"])("takes a file that a power cut has emptied for no login: %j", async (text) => {
    const path = join(folder, "tokens.json");
    await writeFile(path, text);
    expect(await createFileTokenStore(path).load()).toBeUndefined();
  });

  describe.skipIf(process.platform === "win32")("behind a symbolic link", () => {
    it("replaces the file that it leads to, there or not yet, and keeps the link", async () => {
      const path = join(folder, "link.json");
      await symlink("tokens.json", path);
      const store = createFileTokenStore(path);
      expect(await store.load()).toBeUndefined();
      for (const number of [1, 2]) {
        await store.save({ accessToken: `access-${number}` });
        expect((await lstat(path)).isSymbolicLink()).toBe(true);
        expect(await createFileTokenStore(join(folder, "tokens.json")).load()).toEqual({
          accessToken: `access-${number}`,
        });
      }
      await store.remove();
      expect(await readdir(folder)).toEqual(["link.json"]);
    });

    it("has one lock with the file itself", async () => {
      const path = join(folder, "link.json");
      await writeFile(join(folder, "tokens.json"), "");
      await symlink("tokens.json", path);
      const locks = await createFileTokenStore(path).withLock(() => readdir(folder));
      expect(locks).toEqual(["link.json", "tokens.json", "tokens.json.lock"]);
    });
  });

  it.skipIf(process.platform === "win32")(
    "warns once about a file that others may read, until it is saved",
    async () => {
      const path = join(folder, "tokens.json");
      await writeFile(path, JSON.stringify(tokens), { mode: 0o640 });
      const warnings: (Error & { code?: string })[] = [];
      const listener = (warning: Error) => warnings.push(warning);
      process.on("warning", listener);
      try {
        const store = createFileTokenStore(path);
        await store.load();
        await store.load();
        await store.save(tokens);
        await createFileTokenStore(path).load();
        await new Promise(setImmediate);
      } finally {
        process.off("warning", listener);
      }
      const own = warnings.filter(({ code }) => code === "RCW_TOKENS_READABLE");
      expect(own.map(({ message }) => message)).toEqual([
        `${path} holds tokens, and others may read it (mode 640); run: chmod 600 ${path}`,
      ]);
      expect(inspect(own)).not.toContain("access-1");
    },
  );

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
