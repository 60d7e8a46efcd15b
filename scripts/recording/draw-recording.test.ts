import { describe, expect, it } from "vitest";
import { drawRecording } from "./draw-recording.js";

describe("drawRecording", () => {
  const svg = drawRecording(
    [
      { atMs: 0, lines: ["$ rcw <x>", ""] },
      { atMs: 1000, lines: ["$ rcw <x>", "a & b", "done"] },
    ],
    20,
  );

  it("shows each frame from its moment to the next one's, and the last one for four seconds more", () => {
    expect(svg).toContain("@keyframes k0{0%{visibility:visible}20.000%,100%{visibility:hidden}}");
    expect(svg).toContain(
      "@keyframes k1{0%{visibility:hidden}20.000%{visibility:visible}100.000%{visibility:visible}}",
    );
    expect(svg).toContain("animation:k1 5000ms");
  });

  it("has room for the longest frame, and takes text as text", () => {
    expect(svg).toContain('height="92"');
    expect(svg).toContain("$ rcw &lt;x&gt;");
    expect(svg).toContain("a &amp; b");
  });

  it("stands still at its end for whoever asks for less motion", () => {
    expect(svg).toMatch(/prefers-reduced-motion:reduce\)\{#f1\{visibility:visible\}/);
  });
});
