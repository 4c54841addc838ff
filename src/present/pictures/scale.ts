/**
 * Scales from the coordinates of the mathematics to those of the picture, and where their axes have numbers: linear
 * over a window, or of the whole line, compactified. x ↦ u/(1 + |u|) with u = (x − centre)/scale, as in the grids of the
 * whole space, takes ℝ to (−1, 1) and the window to the middle half of it.
 */

export interface Range {
  readonly lo: number;
  readonly hi: number;
}

export interface Tick {
  readonly value: number;
  readonly text: string;
}

/** `lo` and `hi` are the values at the ends: −∞ and ∞ on the whole line. */
export interface Scale extends Range {
  /** The place of a value in the picture. */
  place(value: number): number;
  /** The value at a place. On the whole line finite, also at the ends, where a far one stands for what has no end. */
  value(place: number): number;
  readonly ticks: readonly Tick[];
  /** What it was made for: all of it, or the middle half. */
  readonly window: Range;
}

/** Linear. */
export function scale({ lo, hi }: Range, from: number, to: number): Scale {
  return {
    lo,
    hi,
    place: (value) => from + ((value - lo) / (hi - lo)) * (to - from),
    value: (place) => lo + ((place - from) / (to - from)) * (hi - lo),
    ticks: ticks({ lo, hi }, Math.abs(to - from) / 50).map((value) => ({ value, text: numeral(value) })),
    window: { lo, hi },
  };
}

/** How near to an end of the compactified line its last sample lies, as a share of half the line. */
const RIM = 1e-3;

/** The whole line, with the given range in the middle half. */
export function compactScale({ lo, hi }: Range, from: number, to: number): Scale {
  const [centre, half] = [(lo + hi) / 2, (hi - lo) / 2];
  const place = (value: number): number => {
    const u = (value - centre) / half;
    const t = Math.abs(u) === Infinity ? Math.sign(u) : u / (1 + Math.abs(u));
    return from + ((t + 1) / 2) * (to - from);
  };
  return {
    lo: -Infinity,
    hi: Infinity,
    place,
    value: (at) => {
      const t = clamped((2 * (at - from)) / (to - from) - 1, { lo: RIM - 1, hi: 1 - RIM });
      return centre + (half * t) / (1 - Math.abs(t));
    },
    ticks: compactTicks(place, Math.max(Math.abs(centre), half)),
    window: { lo, hi },
  };
}

/** How far apart the numbers on a compactified axis are at least, in the picture. */
const APART = 36;

/** The ends, 0, and as many round numbers as there is room for, those of the window's magnitude first. */
function compactTicks(place: Scale['place'], magnitude: number): readonly Tick[] {
  const power = 10 ** Math.floor(Math.log10(magnitude));
  const sizes = [1, 2, 5, 10, 20, 50, 0.5, 100].map((k) => Number((k * power).toPrecision(12)));
  const taken: Tick[] = [
    { value: -Infinity, text: '−∞' },
    { value: Infinity, text: '∞' },
  ];
  for (const value of [0, ...sizes.flatMap((size) => [-size, size])]) {
    const isFree = taken.every((tick) => Math.abs(place(tick.value) - place(value)) >= APART);
    if (isFree) taken.push({ value, text: numeral(value) });
  }
  return taken.sort((a, b) => a.value - b.value);
}

/** Round numbers in a range, no more than seven and about as many as asked for: multiples of 1, 2 or 5 times a power of ten. */
export function ticks({ lo, hi }: Range, count = 6): readonly number[] {
  const rough = (hi - lo) / Math.min(Math.max(count, 2), 6);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * power).find((each) => each >= rough) ?? 10 * power;
  const first = Math.ceil(lo / step);
  const found = Array.from({ length: Math.floor(hi / step) - first + 1 }, (_, k) =>
    Number(((first + k) * step).toPrecision(12)),
  );
  return found.length < 2 && count < 6 ? ticks({ lo, hi }, count + 1) : found;
}

/** A number as it stands in a picture, with at most `digits` significant digits. */
export function numeral(value: number, digits = 12): string {
  const rounded = Number(value.toPrecision(digits));
  return String(rounded === 0 ? 0 : rounded).replaceAll('-', '−');
}

/** The least range that has the values, widened on either side by `share` of its width. */
export function rangeAround(values: readonly number[], share: number): Range {
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const room = hi > lo ? (hi - lo) * share : 1;
  return { lo: lo - room, hi: hi + room };
}

export function clamped(x: number, { lo, hi }: Range): number {
  return Math.min(Math.max(x, lo), hi);
}
