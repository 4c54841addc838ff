/** Linear scales from the coordinates of the mathematics to those of the picture, and where their axes have numbers. */

export interface Range {
  readonly lo: number;
  readonly hi: number;
}

export interface Scale extends Range {
  /** The place of a value in the picture. */
  place(value: number): number;
}

export function scale({ lo, hi }: Range, from: number, to: number): Scale {
  return { lo, hi, place: (value) => from + ((value - lo) / (hi - lo)) * (to - from) };
}

/** Two to seven round numbers in a range: multiples of 1, 2 or 5 times a power of ten. */
export function ticks({ lo, hi }: Range): readonly number[] {
  const rough = (hi - lo) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((k) => k * power).find((each) => each >= rough) ?? 10 * power;
  const count = Math.floor(hi / step) - Math.ceil(lo / step) + 1;
  return Array.from({ length: count }, (_, k) => (Math.ceil(lo / step) + k) * step).map((x) =>
    Number(x.toPrecision(12)),
  );
}

/** The least range that has the values, and so much more on either side as a share of its width. */
export function rangeAround(values: readonly number[], share: number): Range {
  const [lo, hi] = [Math.min(...values), Math.max(...values)];
  const room = hi > lo ? (hi - lo) * share : 1;
  return { lo: lo - room, hi: hi + room };
}

export function clamped(x: number, { lo, hi }: Range): number {
  return Math.min(Math.max(x, lo), hi);
}
