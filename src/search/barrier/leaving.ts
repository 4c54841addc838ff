/**
 * Boxes that F cannot map into themselves, because some of their points leave them. This is computed in float64 with
 * bounds, for many boxes at once, and yet it is proved. Exact arithmetic would come to the same result, so it is not
 * asked about these boxes.
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

/** Where a range has no end, a point is taken at this distance from its other end. */
const DISTANCE_OF_A_MISSING_END = Rational.of(1024);
/**
 * Up to this many axes, all corners of a box are tried. With more axes, axis i is at the same end as axis i + this
 * number.
 */
const MOST_AXES_WITH_ALL_CORNERS = 6;

export class Leaving {
  private constructor(private readonly kernel: BoxKernel | undefined) {}

  /** For boxes in the coordinates t of x = origin + Σ t_i·basis_i. */
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

  /** For each box, whether one of its corners is proved to be outside of the box after `steps` steps. */
  of(boxes: readonly (readonly Interval[])[], steps = 1): readonly boolean[] {
    const { kernel } = this;
    const n = boxes[0]?.length ?? 0;
    if (kernel === undefined || n === 0) return boxes.map(() => false);
    const corners = 2 ** Math.min(n, MOST_AXES_WITH_ALL_CORNERS);
    let points: Boxes = {
      lo: new Float64Array(boxes.length * corners * n),
      hi: new Float64Array(boxes.length * corners * n),
    };
    const ends = boxes.map((ranges) => ranges.map(endsOf));
    for (const [k, box] of ends.entries()) {
      for (let corner = 0; corner < corners; corner++) {
        box.forEach((axis, i) => {
          const end = (corner >> (i % MOST_AXES_WITH_ALL_CORNERS)) & 1 ? axis.last : axis.first;
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

/** Enclosures of two points of a range, and bounds of the range, rounded outwards. */
function endsOf({ lo, hi }: Interval) {
  const first = lo ?? (hi ?? Rational.zero).minus(DISTANCE_OF_A_MISSING_END);
  const last = hi ?? (lo ?? Rational.zero).plus(DISTANCE_OF_A_MISSING_END);
  return {
    first: { lo: floorToFloat64(first), hi: ceilToFloat64(first) },
    last: { lo: floorToFloat64(last), hi: ceilToFloat64(last) },
    least: lo ? floorToFloat64(lo) : -Infinity,
    most: hi ? ceilToFloat64(hi) : Infinity,
  };
}
