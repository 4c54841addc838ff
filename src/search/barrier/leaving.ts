/**
 * Boxes that F cannot map into themselves, because points of them leave: seen in float64, and yet proved, many boxes at once.
 * What is discarded so need not be carried exactly, which would come to the same.
 */

import { fastestBoxes, type BoxKernel, type Boxes } from '../../sampling/index.js';
import {
  at,
  ceilToFloat64,
  compose,
  floorToFloat64,
  type Interval,
  type Layer,
  matrix,
  type Matrix,
  type Network,
  Rational,
  type Vector,
} from '../../exact/index.js';

/** In place of an end that a range does not have. */
const FAR = Rational.of(1024);
/** From so many axes on, corners are taken on which several axes are at the same end. */
const MOST_AXES = 6;

export class Leaving {
  private constructor(private readonly kernel: BoxKernel | undefined) {}

  /** Of boxes in the coordinates t of x = origin + Σ t_i·basis_i. */
  static in(network: Network, origin: Vector, basis: Matrix): Leaving {
    const toCoordinates = matrix.inverse(matrix.transpose(basis));
    if (toCoordinates === undefined) return new Leaving(undefined);
    const enter: Layer = { weights: matrix.transpose(basis), bias: origin };
    const leave: Layer = {
      weights: toCoordinates,
      bias: matrix.apply(toCoordinates, origin).map((x) => x.negated()),
    };
    const { activation, layers } = network;
    const entered = layers.with(0, compose(at(layers, 0), enter));
    const last = entered.length - 1;
    return new Leaving(fastestBoxes(activation, entered.with(last, compose(leave, at(entered, last)))));
  }

  /** For each box whether one of its corners is proved to be outside after so many steps, 1 if not given. */
  of(boxes: readonly (readonly Interval[])[], steps = 1): readonly boolean[] {
    const { kernel } = this;
    const n = boxes[0]?.length ?? 0;
    if (kernel === undefined || n === 0) return boxes.map(() => false);
    const corners = 2 ** Math.min(n, MOST_AXES);
    let points: Boxes = {
      lo: new Float64Array(boxes.length * corners * n),
      hi: new Float64Array(boxes.length * corners * n),
    };
    const ends = boxes.map((ranges) => ranges.map(endsOf));
    for (const [k, box] of ends.entries()) {
      for (let corner = 0; corner < corners; corner++) {
        box.forEach((axis, i) => {
          const end = (corner >> (i % MOST_AXES)) & 1 ? axis.last : axis.first;
          points.lo[(k * corners + corner) * n + i] = end.lo;
          points.hi[(k * corners + corner) * n + i] = end.hi;
        });
      }
    }
    for (let step = 0; step < steps; step++) points = kernel.images(points, boxes.length * corners);
    return ends.map((box, k) => {
      for (let corner = k * corners; corner < (k + 1) * corners; corner++) {
        const isOut = box.some(
          ({ least, most }, i) =>
            (points.hi[corner * n + i] ?? NaN) < least || (points.lo[corner * n + i] ?? NaN) > most,
        );
        if (isOut) return true;
      }
      return false;
    });
  }
}

/** Two points of a range, enclosed, and bounds of it, rounded outwards. */
function endsOf({ lo, hi }: Interval) {
  const first = lo ?? (hi ?? Rational.zero).minus(FAR);
  const last = hi ?? (lo ?? Rational.zero).plus(FAR);
  return {
    first: { lo: floorToFloat64(first), hi: ceilToFloat64(first) },
    last: { lo: floorToFloat64(last), hi: ceilToFloat64(last) },
    least: lo ? floorToFloat64(lo) : -Infinity,
    most: hi ? ceilToFloat64(hi) : Infinity,
  };
}
