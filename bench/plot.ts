/** Times against sizes, both on logarithmic scales: growth like a power is a straight line, as steep as the power. */

export interface Panel {
  readonly title: string;
  /** What is plotted to the right, and upwards. */
  readonly names: readonly [x: string, y: string];
  readonly points: readonly Point[];
}

/** Both coordinates are positive. */
export type Point = readonly [x: number, y: number];

const [WIDTH, HEIGHT] = [360, 250];
const MARGIN = { left: 62, right: 18, top: 34, bottom: 44 };
const PANELS_PER_ROW = 2;
const [LINE, FAINT, INK] = ['#0072B2', '#8C8C8C', '#222222'];

/** SVG; the same bytes for the same points. Throws on a panel of fewer than two points. */
export function growthPlot(panels: readonly Panel[]): string {
  const rows = Math.ceil(panels.length / PANELS_PER_ROW);
  const [width, height] = [WIDTH * PANELS_PER_ROW, HEIGHT * rows];
  const parts = panels.map((panel, k) => {
    const [x, y] = [WIDTH * (k % PANELS_PER_ROW), HEIGHT * Math.floor(k / PANELS_PER_ROW)];
    return `<g transform="translate(${x} ${y})">\n${drawn(panel)}\n</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="12" fill="${INK}">`,
    '<title>How times grow</title>',
    `<rect width="${width}" height="${height}" fill="#FFFFFF"/>`,
    ...parts,
    '</svg>\n',
  ].join('\n');
}

function drawn({ title, names: [across, up], points }: Panel): string {
  const [left, right] = [MARGIN.left, WIDTH - MARGIN.right];
  const [top, bottom] = [MARGIN.top, HEIGHT - MARGIN.bottom];
  const [xs, ys] = [rangeOf(points.map(([value]) => value)), rangeOf(points.map(([, value]) => value))];
  const x = logScale(xs, left + 8, right - 8);
  const y = logScale(ys, bottom - 8, top + 8);
  const places = points.map(([a, b]) => [round(x(a)), round(y(b))] as const);
  return [
    `<text x="${left}" y="20" font-weight="bold">${title}</text>`,
    `<rect x="${left}" y="${top}" width="${right - left}" height="${bottom - top}" fill="none" stroke="${FAINT}"/>`,
    ...points.map(([value], k) => tick(value, places[k]?.[0] ?? 0, bottom, k, points)),
    ...powersWithin(ys).map((value) => {
      const at = round(y(value));
      const rule = `<line x1="${left}" x2="${right}" y1="${at}" y2="${at}" stroke="#E4E4E4"/>`;
      return `${rule}<text x="${left - 6}" y="${at + 4}" text-anchor="end">${value}</text>`;
    }),
    `<polyline points="${places.map((place) => place.join()).join(' ')}" fill="none" stroke="${LINE}" stroke-width="2"/>`,
    ...places.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3" fill="${LINE}"/>`),
    `<text x="${right}" y="${bottom + 34}" text-anchor="end" font-style="italic" fill="${FAINT}">${across}</text>`,
    `<text x="${right - 4}" y="20" text-anchor="end" font-style="italic" fill="${FAINT}">${up}</text>`,
  ].join('\n');
}

/** Labels that would run into each other are left out: of many points every second one has none. */
function tick(value: number, at: number, bottom: number, k: number, points: readonly Point[]): string {
  const line = `<line x1="${at}" x2="${at}" y1="${bottom}" y2="${bottom + 4}" stroke="${FAINT}"/>`;
  const isNamed = (points.length - 1 - k) % (points.length > 7 ? 2 : 1) === 0;
  return isNamed ? `${line}<text x="${at}" y="${bottom + 17}" text-anchor="middle">${value}</text>` : line;
}

/** 1, 2, 5, 10, … as far as they lie in the range. */
function powersWithin([lo, hi]: Range): readonly number[] {
  const found: number[] = [];
  for (let e = Math.floor(Math.log10(lo)); e <= Math.log10(hi); e++)
    found.push(...[1, 2, 5].map((m) => Number(`${m}e${e}`)).filter((value) => value >= lo && value <= hi));
  return found.length <= 6 ? found : found.filter((value) => /^0\.0*1$|^10*$/.test(String(value)));
}

type Range = readonly [lo: number, hi: number];

/** Never less than a power of ten, so that what hardly grows looks so. */
function rangeOf(values: readonly number[]): Range {
  if (values.length < 2)
    throw new RangeError(`growthPlot: expected two points or more, got ${values.length}`);
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const spread = Math.max(1, Math.sqrt((10 * lo) / hi));
  return [lo / spread, hi * spread];
}

function logScale([lo, hi]: Range, from: number, to: number): (value: number) => number {
  return (value) => from + (Math.log(value / lo) / Math.log(hi / lo)) * (to - from);
}

function round(x: number): number {
  return Number(x.toFixed(1));
}

/** The power p for which c·xᵖ fits the points best, by least squares of the logarithms. */
export function fittedPower(points: readonly Point[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const);
  const mean = (of: (log: readonly [number, number]) => number) =>
    logs.reduce((sum, log) => sum + of(log), 0) / logs.length;
  const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)];
  return mean(([x, y]) => (x - mx) * (y - my)) / mean(([x]) => (x - mx) ** 2);
}
