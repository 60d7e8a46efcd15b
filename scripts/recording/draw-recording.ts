/** A moment of a terminal: its lines, and when it was shown. */
export interface Frame {
  readonly atMs: number;
  readonly lines: readonly string[];
}

const FONT_SIZE = 14;
const LINE_HEIGHT = 20;
const CHARACTER = 8.43;
const MARGIN = 16;
/** How long the last frame stays before it begins anew, in milliseconds. */
const REST_MS = 4000;

/** Frames as an SVG that plays by itself: each is shown for its part of the time, by CSS alone. */
export function drawRecording(frames: readonly Frame[], columns: number): string {
  const rows = Math.max(...frames.map(({ lines }) => lines.length));
  const width = Math.ceil(columns * CHARACTER + 2 * MARGIN);
  const height = rows * LINE_HEIGHT + 2 * MARGIN;
  const totalMs = (frames.at(-1)?.atMs ?? 0) + REST_MS;
  const styles = frames.map(({ atMs }, index) => keyframes(index, atMs, frames[index + 1]?.atMs ?? totalMs, totalMs));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="rcw roster apply in a terminal">
<style>text{font:${FONT_SIZE}px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;fill:#e6edf3;white-space:pre}g{visibility:hidden}
@media (prefers-reduced-motion:reduce){#f${frames.length - 1}{visibility:visible}}
@media (prefers-reduced-motion:no-preference){
${styles.join("\n")}
}</style>
<rect width="100%" height="100%" rx="8" fill="#0d1117"/>
${frames.map(drawFrame).join("\n")}
</svg>
`;
}

function keyframes(index: number, fromMs: number, toMs: number, totalMs: number): string {
  const percent = (ms: number) => `${((100 * ms) / totalMs).toFixed(3)}%`;
  const steps =
    index === 0
      ? `0%{visibility:visible}${percent(toMs)},100%{visibility:hidden}`
      : `0%{visibility:hidden}${percent(fromMs)}{visibility:visible}${percent(toMs)}${toMs === totalMs ? "{visibility:visible}" : ",100%{visibility:hidden}"}`;
  return `@keyframes k${index}{${steps}}#f${index}{animation:k${index} ${totalMs}ms step-end infinite}`;
}

function drawFrame({ lines }: Frame, index: number): string {
  const texts = lines.map((line, row) => {
    const y = MARGIN + (row + 0.75) * LINE_HEIGHT;
    return line === "" ? "" : `<text x="${MARGIN}" y="${y}" xml:space="preserve">${escapeText(line)}</text>`;
  });
  return `<g id="f${index}">${texts.join("")}</g>`;
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
