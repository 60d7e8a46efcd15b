import { describe, expect, it } from "vitest";
import { drawDashboard } from "./draw-dashboard.js";
import { measureClient } from "./measure-client.js";

describe("drawDashboard", () => {
  it("stacks bars, and ends each axis with a round number", () => {
    const series = [
      { name: "good", color: "blue", values: [3, 0] },
      { name: "bad", color: "red", values: [4, 0] },
    ];
    const svg = drawDashboard("Two", [{ title: "Answers", unit: "in 15 s", kind: "bars", series }], 15);
    expect(svg).toContain(">8</text>");
    const bars = [...svg.matchAll(/<rect x="44" y="([\d.]+)" width="[\d.]+" height="([\d.]+)" fill="(blue|red)"/g)];
    const [good, bad] = bars.map(([, y, height]) => ({ y: Number(y), height: Number(height) }));
    expect(bars).toHaveLength(2);
    expect((bad?.y ?? 0) + (bad?.height ?? 0)).toBeCloseTo(good?.y ?? 0, 1);
  });

  it("shows what the metrics of a client say", async () => {
    const panels = await measureClient(60);
    const [answers, budget, queue, waits] = panels.map(({ series }) => series.map(({ values }) => values));
    expect(answers?.map((values) => values.length)).toEqual([12, 12, 12]);
    // Some were refused in the minute after somebody else had spent the budget, and some answers were 503.
    const [good, refused, down] = answers ?? [];
    expect(refused?.findIndex((count) => count > 0)).toBe(6);
    expect(down?.reduce((sum, count) => sum + count)).toBe(4);
    expect(good?.reduce((sum, count) => sum + count)).toBeGreaterThan(60);
    expect(Math.max(...(budget?.[0] ?? []))).toBeLessThanOrEqual(10);
    expect(Math.max(...(queue?.[0] ?? []))).toBeGreaterThan(10);
    expect(Math.max(...(waits?.[0] ?? []))).toBeGreaterThan(60);
  });
});
