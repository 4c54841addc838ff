/** Random rationals, intervals, piecewise linear activations and networks, small enough for breakpoints to be hit. */
import fc, { type Arbitrary } from 'fast-check';
import { Interval, Rational, type Vector } from '../../../src/exact/numbers/index.js';
import { Network, PiecewiseLinear, type Layer } from '../../../src/exact/network/index.js';

/** Multiples of 1/q between −size and size, for q in 1, 2, 3, 4. */
export function smallRational(size = 4): Arbitrary<Rational> {
  return fc
    .tuple(fc.integer({ min: -12 * size, max: 12 * size }), fc.constantFrom(12, 6, 4, 3))
    .map(([numerator, step]) => Rational.of(Math.trunc(numerator / step) * step, 12));
}

/** Multiples of 1/8 between −size and size: exact in float64 arithmetic, and so are short sums of products. */
export function smallDyadic(size = 4): Arbitrary<Rational> {
  return fc.integer({ min: -8 * size, max: 8 * size }).map((numerator) => Rational.of(numerator, 8));
}

export function vector(n: number, entry: Arbitrary<Rational>): Arbitrary<Vector> {
  return fc.array(entry, { minLength: n, maxLength: n });
}

const breakpoints = fc
  .uniqueArray(fc.integer({ min: -8, max: 8 }), { maxLength: 4 })
  .map((values) => values.sort((a, b) => a - b).map((value) => Rational.of(value, 2)));

/** Pieces that jump, fall, stand still and meet, each often; slopes and intercepts from the given entries. */
export function piecewiseLinear(entry: Arbitrary<Rational> = smallRational(2)): Arbitrary<PiecewiseLinear> {
  const line = fc.record({
    slope: fc.oneof(fc.constant(Rational.zero), entry),
    intercept: entry,
    isJoined: fc.boolean(),
  });
  return breakpoints.chain((untils) =>
    fc.array(line, { minLength: untils.length + 1, maxLength: untils.length + 1 }).map((lines) => {
      let end: Rational | undefined;
      return new PiecewiseLinear(
        lines.map(({ slope, intercept, isJoined }, i) => {
          const start = untils[i - 1];
          const joined = isJoined && end && start ? end.minus(slope.times(start)) : intercept;
          const until = untils[i];
          end = until && slope.times(until).plus(joined);
          return until === undefined ? { slope, intercept: joined } : { until, slope, intercept: joined };
        }),
      );
    }),
  );
}

/** Continuous and increasing, as the theorems ask: what F is iterated with most of the time. */
export function monotonePiecewiseLinear(): Arbitrary<PiecewiseLinear> {
  return piecewiseLinear().filter(({ continuous, increasing }) => continuous && increasing);
}

/** Finite, half-infinite and infinite ranges, some of a single point; ends often on breakpoints. */
export function range(end: Arbitrary<Rational> = smallRational(5)): Arbitrary<Interval> {
  const finite = fc.tuple(end, end).map(([a, b]) => Interval.around(a, b));
  return fc.oneof(
    { weight: 4, arbitrary: finite },
    { weight: 1, arbitrary: end.map((a) => Interval.point(a)) },
    { weight: 1, arbitrary: end.map((a) => Interval.of(a, undefined)) },
    { weight: 1, arbitrary: end.map((a) => Interval.of(undefined, a)) },
    { weight: 1, arbitrary: fc.constant(Interval.line) },
  );
}

/** A rational of the interval, at either end with a good chance. */
export function element({ lo, hi }: Interval): Arbitrary<Rational> {
  const fraction = fc.oneof(
    fc.constantFrom(Rational.zero, Rational.one),
    fc.integer({ min: 0, max: 24 }).map((i) => Rational.of(i, 24)),
  );
  const start = lo ?? hi?.minus(Rational.of(100)) ?? Rational.of(-100);
  const end = hi ?? lo?.plus(Rational.of(100)) ?? Rational.of(100);
  return fraction.map((t) => start.plus(end.minus(start).times(t)));
}

export function layer(outputs: number, inputs: number, entry: Arbitrary<Rational>): Arbitrary<Layer> {
  return fc.record({
    weights: fc.array(vector(inputs, entry), { minLength: outputs, maxLength: outputs }),
    bias: vector(outputs, entry),
  });
}

export interface NetworkShape {
  /** n0 and the widths n1, …, nL. */
  readonly widths: readonly [number, number, ...number[]];
}

export function network(
  { widths }: NetworkShape,
  activation: Arbitrary<PiecewiseLinear> = piecewiseLinear(),
  entry: Arbitrary<Rational> = smallRational(2),
): Arbitrary<Network> {
  const layers = widths.slice(1).map((outputs, k) => layer(outputs, widths[k] ?? 1, entry));
  return fc.tuple(activation, fc.tuple(...layers)).map(([phi, all]) => new Network(phi, all));
}

/** Widths n0, …, nL with the given ends, or any. */
export function shape({
  inputs,
  outputs,
}: { inputs?: number; outputs?: number } = {}): Arbitrary<NetworkShape> {
  const width = fc.integer({ min: 1, max: 3 });
  const inner = fc.array(width, { maxLength: 3 });
  const input = inputs === undefined ? width : fc.constant(inputs);
  const output = outputs === undefined ? width : fc.constant(outputs);
  return fc.tuple(input, inner, output).map(([n0, middle, nL]) => {
    const [first, ...others] = middle;
    return { widths: first === undefined ? [n0, nL] : [n0, first, ...others, nL] };
  });
}
