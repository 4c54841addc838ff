/** Segments carried through a network with continuous piecewise linear φ, exactly: cut where φ has kinks, and followed. */

import { at, type Network, PiecewiseLinear, Rational, type Vector } from '../../exact/index.js';

const { zero, one } = Rational;

/** The part of a segment with from ≤ t ≤ to; F^steps is affine on it, and takes its ends to a and b. */
export interface Part {
  readonly from: Rational;
  readonly to: Rational;
  readonly a: Vector;
  readonly b: Vector;
}

/** A part that lands, and where. */
export interface Landed<T> {
  readonly from: Rational;
  readonly to: Rational;
  readonly into: T;
  readonly steps: number;
}

export interface Budget {
  /** The largest number of steps. */
  readonly steps: number;
  /** The largest number of parts. */
  readonly parts: number;
}

/** Convex sets in which parts land. */
export interface Targets<T> {
  /** The set in which both points lie. */
  readonly holding: (a: Vector, b: Vector) => T | undefined;
  /** Where, strictly between 0 and 1, the segment from a to b enters or leaves a set. */
  readonly crossings: (a: Vector, b: Vector) => readonly Rational[];
}

/** Follows the segment from a to b until all its parts have landed; `undefined` if the budget is spent before. */
export function landed<T>(
  network: Network,
  [a, b]: readonly [Vector, Vector],
  { holding, crossings }: Targets<T>,
  budget: Budget,
): readonly Landed<T>[] | undefined {
  const found: Landed<T>[] = [];
  let open: readonly Part[] = [{ from: zero, to: one, a, b }];
  for (let steps = 0; open.length > 0; steps++) {
    const rest: Part[] = [];
    for (const part of open.flatMap((each) => cutAt(each, crossings(each.a, each.b)))) {
      const place = holding(part.a, part.b);
      if (place === undefined) rest.push(part);
      else found.push({ from: part.from, to: part.to, into: place, steps });
    }
    if (rest.length > 0 && steps === budget.steps) return undefined;
    open = rest.flatMap((part) => stepped(network, part));
    if (open.length + found.length > budget.parts) return undefined;
  }
  return found.sort((p, q) => p.from.compare(q.from));
}

/** The parts after one more step, cut where φ has a kink. */
export function stepped(network: Network, start: Part): readonly Part[] {
  let parts: readonly Part[] = [start];
  network.layers.forEach(({ weights, bias }, k) => {
    const affine = (x: Vector): Vector =>
      weights.map((row, i) => row.reduce((sum, w, j) => sum.plus(w.times(at(x, j))), at(bias, i)));
    parts = parts.map(({ from, to, a, b }) => ({ from, to, a: affine(a), b: affine(b) }));
    if (k + 1 < network.depth) parts = parts.flatMap((part) => activated(network, part));
  });
  return parts;
}

function activated({ activation }: Network, part: Part): readonly Part[] {
  if (!(activation instanceof PiecewiseLinear))
    throw new TypeError('activated: expected a piecewise linear φ');
  const phi = (x: Vector): Vector => x.map((value) => activation.valueAt(value));
  return cutAt(part, kinkParameters(activation, part.a, part.b)).map((each) => {
    return { ...each, a: phi(each.a), b: phi(each.b) };
  });
}

/** The pieces of a part between its ends and the given places, which are numbers strictly between 0 and 1. */
function cutAt({ from, to, a, b }: Part, places: readonly Rational[]): readonly Part[] {
  const inOrder = [zero, ...places, one].sort((s, t) => s.compare(t));
  const ends = inOrder.filter((t, i) => inOrder[i - 1]?.equals(t) !== true);
  return ends.slice(1).map((t, i) => {
    const s = at(ends, i);
    return { from: mix(from, to, s), to: mix(from, to, t), a: between(a, b, s), b: between(a, b, t) };
  });
}

/** Where, strictly between 0 and 1, a coordinate of the segment from a to b meets a kink of φ. */
function kinkParameters({ pieces }: PiecewiseLinear, a: Vector, b: Vector): readonly Rational[] {
  return a.flatMap((start, j) =>
    pieces.flatMap(({ until }) => (until ? crossing(start, at(b, j), until) : [])),
  );
}

/** Where, strictly between 0 and 1, the way from one number to another meets a value; none, if it is always there. */
export function crossing(from: Rational, to: Rational, value: Rational): readonly Rational[] {
  const length = to.minus(from);
  if (length.sign === 0) return [];
  const t = value.minus(from).dividedBy(length);
  return t.sign > 0 && t.lessThan(one) ? [t] : [];
}

/** a + t·(b − a) */
function between(a: Vector, b: Vector, t: Rational): Vector {
  return a.map((start, i) => mix(start, at(b, i), t));
}

function mix(a: Rational, b: Rational, t: Rational): Rational {
  return a.plus(t.times(b.minus(a)));
}
