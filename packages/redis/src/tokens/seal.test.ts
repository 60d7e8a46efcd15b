import { expect, it } from "vitest";
import { createSeal } from "./seal.js";

const bytes = new Uint8Array(32).fill(1);

it("opens what it has closed, also with an imported key, and nothing that was changed", async () => {
  const seal = createSeal(bytes, "login");
  const closed = await seal.close("secret");
  const key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  expect(await createSeal(key, "login").open(closed)).toBe("secret");
  const changed = `${closed.slice(0, -4)}AAA=`;
  await expect(seal.open(changed)).rejects.toThrow("can't be read with this encryptionKey");
  await expect(seal.open("secret")).rejects.toThrow("can't be read with this encryptionKey");
});

it("is bound to its name", async () => {
  const closed = await createSeal(bytes, "one").close("secret");
  await expect(createSeal(bytes, "other").open(closed)).rejects.toThrow("can't be read");
});

it("says what a key is, and shows none of what came", () => {
  const given = "a-secret-text" as unknown as Uint8Array<ArrayBuffer>;
  expect(() => createSeal(given, "login")).toThrow("expected 32 bytes");
  expect(() => createSeal(given, "login")).not.toThrow("a-secret-text");
});
