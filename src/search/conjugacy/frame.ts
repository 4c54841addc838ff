/**
 * A network in a frame that can be compared: under φ* in place of φ, without units that do nothing, and with an origin that is read off
 * the weights, so that what is left between two conjugate networks are the scales and the order of axes and units.
 */

import {
  at,
  type Layer,
  matrix,
  type Network,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../exact/index.js';
import { type Units, unitsOf } from './units.js';

/** Whether outputs are measured as the inputs are, since F is iterated; or in a unit of their own, since it is not. */
export type Outputs = 'as inputs' | 'on their own';

export interface Frame {
  readonly units: Units;
  /** Hidden layers may have no units: then F is constant. */
  readonly layers: readonly Layer[];
  /** What is the origin here. */
  readonly origin: Vector;
}

/** More sets of hyperplanes than this are not intersected. */
const MOST_SETS = 5000;

/** `undefined` if there is no hidden layer, or too much to choose from for the origin of a map to elsewhere. */
export function frameOf(network: Network, outputs: Outputs): Frame | undefined {
  const { inputDimension, activation } = network;
  if (network.depth < 2) return undefined;
  const units = unitsOf(activation);
  const layers = inUnits(withoutIdleUnits(network), units);
  const [first, last] = [at(layers, 0), at(layers, layers.length - 1)];
  const origin = outputs === 'as inputs' ? last.bias : middle(first, inputDimension);
  if (origin === undefined) return undefined;
  const moved = layers.map(({ weights, bias }, k): Layer => {
    if (k === 0) return { weights, bias: weights.map((row, i) => matrix.dot(row, origin, at(bias, i))) };
    // The last bias is the origin of the outputs.
    return { weights, bias: k + 1 === layers.length ? matrix.zeros(bias.length) : bias };
  });
  return { units, layers: moved, origin };
}

/** The same map without hidden units from which nothing leaves; a constant unit of a piecewise linear φ goes into the next bias. */
function withoutIdleUnits({ activation, layers }: Network): readonly Layer[] {
  let now = layers;
  for (;;) {
    const idle = idleUnit(now, activation instanceof PiecewiseLinear);
    if (idle === undefined) return now;
    const { k, unit } = idle;
    const { weights, bias } = at(now, k);
    const isConstant = at(weights, unit).every(({ sign }) => sign === 0);
    const value =
      isConstant && activation instanceof PiecewiseLinear
        ? activation.valueAt(at(bias, unit))
        : Rational.zero;
    now = now.map((layer, i): Layer => {
      if (i === k) return { weights: without(weights, unit), bias: without(bias, unit) };
      if (i !== k + 1) return layer;
      return {
        weights: layer.weights.map((row) => without(row, unit)),
        bias: layer.bias.map((b, row) => b.plus(at(at(layer.weights, row), unit).times(value))),
      };
    });
  }
}

function idleUnit(
  layers: readonly Layer[],
  isPiecewise: boolean,
): { readonly k: number; readonly unit: number } | undefined {
  for (const [k, { weights }] of layers.slice(0, -1).entries()) {
    const next = at(layers, k + 1);
    const unit = weights.findIndex(
      (row, i) =>
        (isPiecewise && row.every(({ sign }) => sign === 0)) ||
        next.weights.every((out) => at(out, i).sign === 0),
    );
    if (unit >= 0) return { k, unit };
  }
  return undefined;
}

function without<T>(items: readonly T[], index: number): readonly T[] {
  return items.filter((_, i) => i !== index);
}

/** The same map with φ* in the place of φ. */
function inUnits(layers: readonly Layer[], { a, b, c, d }: Units): readonly Layer[] {
  return layers.map(({ weights, bias }, k): Layer => {
    const isFirst = k === 0;
    const isLast = k + 1 === layers.length;
    const received = weights.map((row) => (isFirst ? row : row.map((w) => w.times(c))));
    const raised = bias.map((value, i) =>
      isFirst
        ? value
        : value.plus(
            at(weights, i)
              .reduce((sum, w) => sum.plus(w), Rational.zero)
              .times(d),
          ),
    );
    if (isLast) return { weights: received, bias: raised };
    return {
      weights: received.map((row) => row.map((w) => w.times(a))),
      bias: raised.map((value) => value.times(a).plus(b)),
    };
  });
}

/**
 * A point that moves with the hyperplanes w·x + b = 0 of the first layer under every affine map: the mean of the points, or of points of
 * the affine spaces, in which as many of them meet as the rank allows. Where these are no points, F is constant along them.
 */
function middle({ weights, bias }: Layer, n: number): Vector | undefined {
  const rank = weights.length === 0 ? 0 : matrix.rank(weights);
  if (binomial(weights.length, rank) > MOST_SETS) return undefined;
  const points = subsets(weights.length, rank).flatMap((chosen) => {
    const rows = chosen.map((i) => at(weights, i));
    if (rank === 0 || matrix.rank(rows) < rank) return [];
    // x = Wᵀ·y, the point nearest to 0.
    const inverse = matrix.inverse(matrix.multiply(rows, matrix.transpose(rows)));
    if (inverse === undefined) return [];
    const y = matrix.apply(
      inverse,
      chosen.map((i) => at(bias, i).negated()),
    );
    return [matrix.apply(matrix.transpose(rows), y)];
  });
  if (points.length === 0) return matrix.zeros(n);
  const share = Rational.of(1, points.length);
  return points.reduce((sum, x) => matrix.add(sum, x)).map((x) => x.times(share));
}

function binomial(n: number, k: number): number {
  let count = 1;
  for (let i = 1; i <= k; i++) count = (count * (n - k + i)) / i;
  return count;
}

function subsets(n: number, size: number, from = 0): readonly (readonly number[])[] {
  if (size === 0) return [[]];
  return Array.from({ length: n - from }, (_, i) => from + i).flatMap((first) =>
    subsets(n, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}
