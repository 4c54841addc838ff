/** Boxes (products of intervals) and finite unions of them: the bounded sets on which lemmas are checked exactly. */

import { at, Interval, Rational, type Vector } from '../../../exact/index.js';

/** A box: the product of these intervals. */
export type IntervalBox = readonly Interval[];

/** Whether two closed boxes have a common point. */
export function meet(a: IntervalBox, b: IntervalBox): boolean {
  return a.every((side, i) => !side.isDisjointFrom(at(b, i)));
}

export function holds(box: IntervalBox, x: Vector): boolean {
  return box.every((side, i) => side.contains(at(x, i)));
}

/**
 * A stratum of ℝ: one of the given values, or the open interval between neighbouring values or beyond the last one.
 * Strata alternate: outer, value, between, value, …, outer.
 */
export interface Stratum {
  /** The closure of the stratum. */
  readonly closure: Interval;
  readonly isOpen: boolean;
  /** One point of the stratum. */
  readonly sample: Rational;
}

/** The strata of ℝ for the given values, in increasing order. */
export function strata(values: readonly Rational[]): readonly Stratum[] {
  const sorted = [...values]
    .sort((a, b) => a.compare(b))
    .filter((x, i, all) => i === 0 || !x.equals(at(all, i - 1)));
  const [first, last] = [at(sorted, 0), at(sorted, sorted.length - 1)];
  const between = sorted.flatMap((x, i) => {
    const next = sorted[i + 1];
    const point = { closure: Interval.point(x), isOpen: false, sample: x };
    if (next === undefined) return [point];
    return [
      point,
      { closure: Interval.of(x, next), isOpen: true, sample: x.plus(next).times(Rational.half) },
    ];
  });
  return [
    { closure: Interval.of(undefined, first), isOpen: true, sample: first.minus(Rational.one) },
    ...between,
    { closure: Interval.of(last, undefined), isOpen: true, sample: last.plus(Rational.one) },
  ];
}

/** All ways to take one item from each list. */
export function combinations<T>(lists: readonly (readonly T[])[]): readonly (readonly T[])[] {
  return lists.reduce<readonly (readonly T[])[]>(
    (all, list) => all.flatMap((items) => list.map((item) => [...items, item])),
    [[]],
  );
}

/** For each axis, the ends of all sides along it. */
export function endsOf(boxes: readonly IntervalBox[]): readonly (readonly Rational[])[] {
  return at(boxes, 0).map((_, axis) =>
    boxes.flatMap((box) => {
      const { lo, hi } = at(box, axis);
      return [lo, hi].filter((end) => end !== undefined);
    }),
  );
}

/** Whether a graph on 0, …, count − 1 is connected; the graph without nodes counts as connected. */
export function isConnected(count: number, joined: (i: number, j: number) => boolean): boolean {
  const reached = new Set(count === 0 ? [] : [0]);
  for (const i of reached) {
    for (let j = 0; j < count; j++) if (!reached.has(j) && joined(i, j)) reached.add(j);
  }
  return reached.size === count;
}
