/** A line, or a part of stacked bars: a value for each interval. */
export interface Series {
  readonly name: string;
  readonly color: string;
  readonly values: readonly number[];
}

/** One picture of the dashboard. */
export interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly kind: "bars" | "line";
  readonly series: readonly Series[];
}

const [WIDTH, HEIGHT] = [440, 210];
const [GAP, LEFT, TOP, BOTTOM] = [20, 44, 46, 28];

/** Draws panels, two in a row, as one SVG; `intervalSeconds` is what each value stands for. */
export function drawDashboard(title: string, panels: readonly Panel[], intervalSeconds: number): string {
  const rows = Math.ceil(panels.length / 2);
  const [width, height] = [2 * WIDTH + 3 * GAP, rows * (HEIGHT + GAP) + GAP + 34];
  const drawn = panels.map((panel, index) => {
    const x = GAP + (index % 2) * (WIDTH + GAP);
    const y = 34 + GAP + Math.floor(index / 2) * (HEIGHT + GAP);
    return `<g transform="translate(${x} ${y})">\n${drawPanel(panel, intervalSeconds)}\n</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}" font-family="system-ui, sans-serif" font-size="11" fill="#334155">
<rect width="${width}" height="${height}" fill="#f8fafc"/>
<text x="${GAP}" y="30" font-size="15" font-weight="600" fill="#0f172a">${title}</text>
${drawn.join("\n")}
</svg>
`;
}

function drawPanel({ title, unit, kind, series }: Panel, intervalSeconds: number): string {
  const count = Math.max(...series.map(({ values }) => values.length));
  const totals = Array.from({ length: count }, (_, index) =>
    kind === "bars"
      ? series.reduce((sum, { values }) => sum + (values[index] ?? 0), 0)
      : Math.max(...series.map(({ values }) => values[index] ?? 0)),
  );
  const top = roundUp(Math.max(1, ...totals));
  const xOf = (index: number) => round(LEFT + (index / count) * (WIDTH - LEFT - 12));
  const yOf = (value: number) => round(HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM));
  const minutes = (count * intervalSeconds) / 60;
  const grid = [0, 0.5, 1].map(
    (part) =>
      `<line x1="${LEFT}" x2="${WIDTH - 12}" y1="${yOf(top * part)}" y2="${yOf(top * part)}" stroke="#e2e8f0"/>` +
      `<text x="${LEFT - 6}" y="${yOf(top * part) + 4}" text-anchor="end">${top * part}</text>`,
  );
  const ticks = Array.from({ length: Math.floor(minutes / 2) + 1 }, (_, tick) => {
    const x = xOf((tick * 120) / intervalSeconds);
    return `<text x="${x}" y="${HEIGHT - 10}" text-anchor="middle">${tick * 2}${tick === 0 ? " min" : ""}</text>`;
  });
  const legend = series.map(
    ({ name, color }, index) =>
      `<rect x="${LEFT + index * 96}" y="28" width="9" height="9" rx="2" fill="${color}"/>` +
      `<text x="${LEFT + 13 + index * 96}" y="36">${name}</text>`,
  );
  const body = kind === "bars" ? drawBars(series, count, xOf, yOf) : series.map((line) => drawLine(line, xOf, yOf));
  return [
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="8" fill="#ffffff" stroke="#e2e8f0"/>`,
    `<text x="14" y="19" font-size="12" font-weight="600" fill="#0f172a">${title} <tspan font-weight="400" fill="#64748b">${unit}</tspan></text>`,
    ...[...grid, ...ticks, ...legend, ...body],
  ].join("\n");
}

function drawBars(
  series: readonly Series[],
  count: number,
  xOf: (index: number) => number,
  yOf: (value: number) => number,
): string[] {
  return Array.from({ length: count }, (_, index) => {
    let below = 0;
    return series
      .filter(({ values }) => values[index])
      .map(({ color, values }) => {
        const value = values[index] ?? 0;
        const y = yOf(below + value);
        const height = round(yOf(below) - y);
        below += value;
        return `<rect x="${xOf(index)}" y="${y}" width="${round(xOf(index + 1) - xOf(index) - 1)}" height="${height}" fill="${color}"/>`;
      })
      .join("");
  }).filter((bar) => bar !== "");
}

function drawLine({ color, values }: Series, xOf: (index: number) => number, yOf: (value: number) => number): string {
  const points = values.map((value, index) => `${xOf(index + 0.5)},${yOf(value)}`);
  return `<polyline points="${points.join(" ")}" fill="none" stroke="${color}" stroke-width="2" stroke-linejoin="round"/>`;
}

/** The next number that an axis can end with. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 5, 6, 8, 10].map((step) => step * power).find((end) => end >= value) ?? value;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
