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

/**
 * Follows the segment from a to b until all its parts have landed. `into` says where the segment between two points has
 * landed, in a convex set. `undefined` if the budget is spent before.
 */
export function landed<T>(
  network: Network,
  [a, b]: readonly [Vector, Vector],
  into: (a: Vector, b: Vector) => T | undefined,
  budget: Budget,
): readonly Landed<T>[] | undefined {
  const found: Landed<T>[] = [];
  let open: readonly Part[] = [{ from: zero, to: one, a, b }];
  for (let steps = 0; open.length > 0; steps++) {
    const rest: Part[] = [];
    for (const part of open) {
      const place = into(part.a, part.b);
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

function activated({ activation }: Network, { from, to, a, b }: Part): readonly Part[] {
  if (!(activation instanceof PiecewiseLinear))
    throw new TypeError('activated: expected a piecewise linear φ');
  const phi = (x: Vector): Vector => x.map((value) => activation.valueAt(value));
  const cuts = kinkParameters(activation, a, b);
  const ends = [zero, ...cuts, one];
  return ends.slice(1).map((t, i) => {
    const s = at(ends, i);
    const [first, last] = [between(a, b, s), between(a, b, t)];
    const [start, end] = [mix(from, to, s), mix(from, to, t)];
    return { from: start, to: end, a: phi(first), b: phi(last) };
  });
}

/** Where, strictly between 0 and 1, a coordinate of the segment from a to b meets a kink of φ: in order, each once. */
function kinkParameters({ pieces }: PiecewiseLinear, a: Vector, b: Vector): readonly Rational[] {
  const found = a.flatMap((start, j) => {
    const length = at(b, j).minus(start);
    if (length.sign === 0) return [];
    return pieces.flatMap(({ until }) => {
      const t = until?.minus(start).dividedBy(length);
      return t && t.sign > 0 && t.lessThan(one) ? [t] : [];
    });
  });
  const inOrder = found.sort((s, t) => s.compare(t));
  return inOrder.filter((t, i) => inOrder[i - 1]?.equals(t) !== true);
}

/** a + t·(b − a) */
export function between(a: Vector, b: Vector, t: Rational): Vector {
  return a.map((start, i) => mix(start, at(b, i), t));
}

function mix(a: Rational, b: Rational, t: Rational): Rational {
  return a.plus(t.times(b.minus(a)));
}
