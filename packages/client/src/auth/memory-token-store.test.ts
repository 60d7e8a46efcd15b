import { describe, expect, it } from "vitest";
import { createMemoryTokenStore } from "./memory-token-store.js";

describe("createMemoryTokenStore", () => {
  it("begins with given tokens, and keeps what is saved until it is removed", async () => {
    const store = createMemoryTokenStore({ accessToken: "a" });
    expect(await store.load()).toEqual({ accessToken: "a" });
    await store.save({ accessToken: "b" });
    expect(await store.load()).toEqual({ accessToken: "b" });
    await store.remove();
    expect(await store.load()).toBeUndefined();
  });

  it("runs one action at a time, in order, and goes on after one that fails", async () => {
    const store = createMemoryTokenStore();
    const steps: string[] = [];
    const act = (name: string, fails = false) =>
      store.withLock(async () => {
        steps.push(`${name} begins`);
        await new Promise(setImmediate);
        steps.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      });
    const outcomes = await Promise.allSettled([act("1"), act("2", true), act("3")]);
    expect(outcomes.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(steps).toEqual(["1 begins", "1 ends", "2 begins", "2 ends", "3 begins", "3 ends"]);
  });
});
