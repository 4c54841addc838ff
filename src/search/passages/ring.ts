/**
 * Thin cells around a point, all of which land in a region: on a line, a point on either side; in the plane, the boundary of a
 * parallelogram.
 */

import {
  at,
  matrix,
  type Matrix,
  type Network,
  PiecewiseLinear,
  Rational,
  unwatched,
  type Vector,
} from '../../exact/index.js';
import { type Barrier, carries, Cells, type Fate, type Region } from '../../proof/index.js';
import { powerOfTwo } from '../attraction/index.js';
import { type Budget, crossing, landed, type Landed, type Targets } from './segments.js';

/** Of a side of the ring. */
const SIDE: Budget = { steps: 48, parts: 160 };
/** Exponents of two of half the length of a side, in the order in which they are tried. */
const SIZES = [0, -1, -2, -3, 1, -4, -5, -6, -8];

/** {x : lo_i ≤ rows_i·x ≤ hi_i}, with independent rows. */
interface Parallelogram {
  readonly rows: Matrix;
  readonly lo: Vector;
  readonly hi: Vector;
}

/** A side: where the coordinate `axis` has the value `at`. `parts` cut it along the other coordinate. */
interface Side {
  readonly axis: number;
  readonly at: Rational;
  readonly parts: readonly Landed<true>[];
}

/**
 * A ring around the point of which every cell lands in the region, if one is found; `into` is the avoiding region of the point.
 * For a piecewise linear φ, which in the plane has to be continuous, and one or two inputs.
 */
export function ringAround(
  network: Network,
  point: Vector,
  region: Region,
  into: number,
): Barrier | undefined {
  if (network.inputDimension === 1) return pairAround(network, point, region, into);
  for (const shape of parallelograms(network, point)) {
    const sides = sidesOf(network, shape, region);
    if (sides)
      return simplified(network, region, barrierOf({ at: point, fate: { into, steps: 0 } }, shape, sides));
  }
  return undefined;
}

/** First the one between the kinks of the first layer on either side of the point, then squares. */
function* parallelograms(network: Network, point: Vector): Generator<Parallelogram> {
  const between = betweenKinks(network, point);
  if (between) yield between;
  for (const exponent of SIZES) {
    const r = powerOfTwo(exponent);
    yield {
      rows: matrix.identity(point.length),
      lo: point.map((x) => x.minus(r)),
      hi: point.map((x) => x.plus(r)),
    };
  }
}

function betweenKinks({ layers, activation }: Network, point: Vector): Parallelogram | undefined {
  const { weights: rows, bias } = at(layers, 0);
  if (!(activation instanceof PiecewiseLinear) || rows.length !== point.length) return undefined;
  if (matrix.inverse(rows) === undefined) return undefined;
  const kinks = activation.pieces.flatMap(({ until }) => until ?? []);
  const bounds = matrix.add(matrix.apply(rows, point), bias).map((z, i) => ({
    lo: kinks.findLast((kink) => kink.lessThan(z))?.minus(at(bias, i)),
    hi: kinks.find((kink) => z.lessThan(kink))?.minus(at(bias, i)),
  }));
  const [lo, hi] = [bounds.flatMap((each) => each.lo ?? []), bounds.flatMap((each) => each.hi ?? [])];
  return lo.length === rows.length && hi.length === rows.length ? { rows, lo, hi } : undefined;
}

function sidesOf(
  network: Network,
  { rows, lo, hi }: Parallelogram,
  region: Region,
): readonly Side[] | undefined {
  const inverse = matrix.inverse(rows);
  if (inverse === undefined) return undefined;
  const sides: Side[] = [];
  for (const axis of [0, 1]) {
    for (const corner of [lo, hi]) {
      const end = (from: Vector): Vector => matrix.apply(inverse, from.with(axis, at(corner, axis)));
      const parts = landed(network, [end(lo), end(hi)], targetsIn(region), SIDE);
      if (parts === undefined) return undefined;
      sides.push({ axis, at: at(corner, axis), parts });
    }
  }
  return sides;
}

function targetsIn(region: Region): Targets<true> {
  const coordinates = (x: Vector) => matrix.apply(region.toCoordinates, matrix.subtract(x, region.origin));
  return {
    holding: (a, b) => (region.containsPoint(a) && region.containsPoint(b)) || undefined,
    crossings: (a, b) => {
      const [s, t] = [coordinates(a), coordinates(b)];
      return region.ranges.flatMap(({ lo, hi }, i) =>
        [lo, hi].flatMap((end) => (end ? crossing(at(s, i), at(t, i), end) : [])),
      );
    },
  };
}

/** Cells without thickness on the four sides, cut wherever one of two opposite sides is. */
function barrierOf(
  inside: Barrier['points'][number],
  { rows, lo, hi }: Parallelogram,
  sides: readonly Side[],
): Barrier {
  const inner = [0, 1].map((axis) => {
    const [a, b] = [at(lo, axis), at(hi, axis)];
    const cuts = sides
      .filter((side) => side.axis !== axis)
      .flatMap(({ parts }) => parts.map(({ to }) => a.plus(to.times(b.minus(a)))));
    const inOrder = [a, ...cuts].sort((s, t) => s.compare(t));
    return inOrder.filter((t, i) => inOrder[i - 1]?.equals(t) !== true);
  });
  const axes = inner.map((values) => {
    return [undefined, at(values, 0), ...values, at(values, values.length - 1), undefined];
  });
  const cells = sides.flatMap(({ axis, at: value, parts }) => {
    const along = 1 - axis;
    const values = at(inner, along);
    const [a, b] = [at(lo, along), at(hi, along)];
    const thin = value.equals(at(lo, axis)) ? 1 : at(inner, axis).length + 1;
    return values.slice(1).map((end, k) => {
      const t = end.minus(a).dividedBy(b.minus(a));
      const steps = parts.find((part) => t.atMost(part.to))?.steps ?? 0;
      const fate: Fate = { into: 'attractor', steps };
      return { index: [0, 0].with(axis, thin).with(along, k + 2), fate };
    });
  });
  const basis = matrix.transpose(matrix.inverse(rows) ?? rows);
  return {
    grid: { origin: matrix.zeros(2), basis, axes },
    cells,
    points: [inside],
  };
}

/** Distances on a line, in the order in which they are tried: multiples of powers of two. */
const DISTANCES = SIZES.flatMap((exponent) =>
  [1, 3, 5].map((k) => powerOfTwo(exponent).times(Rational.of(k))),
);

/** A point on either side. */
function pairAround(network: Network, point: Vector, region: Region, into: number): Barrier | undefined {
  const beside = (sign: 1 | -1) => {
    for (const distance of DISTANCES) {
      const x = point.map((value) => value.plus(sign < 0 ? distance.negated() : distance));
      const steps = stepsInto(network, x, region);
      if (steps !== undefined) return { x: at(x, 0), fate: { into: 'attractor', steps } as const };
    }
    return undefined;
  };
  const [left, right] = [beside(-1), beside(1)];
  if (left === undefined || right === undefined) return undefined;
  return {
    grid: {
      origin: matrix.zeros(1),
      basis: matrix.identity(1),
      axes: [[undefined, left.x, left.x, right.x, right.x, undefined]],
    },
    cells: [
      { index: [1], fate: left.fate },
      { index: [3], fate: right.fate },
    ],
    points: [{ at: point, fate: { into, steps: 0 } }],
  };
}

/** The number of steps after which the orbit of x is in the region; `undefined` if that takes too many. */
function stepsInto(network: Network, x: Vector, region: Region): number | undefined {
  let y = x;
  for (let steps = 0; steps <= SIDE.steps; steps++) {
    if (region.containsPoint(y)) return steps;
    y = network.evaluateExactly(y);
  }
  return undefined;
}

/** The same ring with as few cuts as exact bounds allow. */
function simplified(network: Network, region: Region, barrier: Barrier): Barrier {
  let best = barrier;
  for (const axis of [0, 1]) {
    // The ends of an axis are infinite, and the values before and after them are the sides of the ring.
    for (let k = at(best.grid.axes, axis).length - 4; k >= 3; k--)
      best = without(network, region, best, axis, k) ?? best;
  }
  return best;
}

/** The ring without value number k of an axis, if the two cells that meet there can be one, on both sides. */
function without(
  network: Network,
  region: Region,
  { grid, cells, points }: Barrier,
  axis: number,
  k: number,
): Barrier | undefined {
  const axes = grid.axes.with(axis, at(grid.axes, axis).toSpliced(k, 1));
  const fewer = { ...grid, axes };
  const numbered = new Cells(fewer);
  const kept: Barrier['cells'][number][] = [];
  for (const { index, fate } of cells) {
    const i = at(index, axis);
    const moved = i >= k ? { index: index.with(axis, i - 1), fate } : { index, fate };
    if (i !== k - 1 && i !== k) {
      kept.push(moved);
      continue;
    }
    if (i === k) continue;
    const other = cells.find((each) => each.index.every((value, j) => value === (j === axis ? k : index[j])));
    const steps = [fate.steps, other?.fate.steps ?? fate.steps];
    const found = steps.find((count) => carries(network, numbered.set(index), count, region, [], unwatched));
    if (found === undefined) return undefined;
    kept.push({ index, fate: { into: 'attractor', steps: found } });
  }
  return { grid: fewer, cells: kept, points };
}
