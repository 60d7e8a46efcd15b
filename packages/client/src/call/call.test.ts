import { describe, expect, it } from "vitest";
import { createAnswer, createCall } from "../../test-support/create-call.js";
import { composeStages, type Stage } from "./call.js";

describe("composeStages", () => {
  it("runs stages from the outermost to the one that sends, and back", async () => {
    const steps: string[] = [];
    const stage =
      (name: string): Stage =>
      async (call, next) => {
        steps.push(`${name} in`);
        const answer = await next({ ...call, attempt: call.attempt + 1 });
        steps.push(`${name} out`);
        return answer;
      };
    const answer = createAnswer();
    const run = composeStages([stage("outer"), stage("inner")], async (call) => {
      steps.push(`send ${call.attempt}`);
      return answer;
    });
    expect(await run(createCall())).toBe(answer);
    expect(steps).toEqual(["outer in", "inner in", "send 3", "inner out", "outer out"]);
  });
});
