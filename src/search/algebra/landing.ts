/** The converse of Theorem 2 for attractors: small networks of HardTanh units with the fixed point 0, and orbits that leave it and land on it. */

import fc from 'fast-check';
import { at, matrix, type Matrix, minor, Rational, type Vector } from '../../exact/index.js';
import type { OddNetworkCase } from '../../statements/index.js';
import type { Bench } from './bench.js';
import { entryMoves, exchanges, mapped } from './moves.js';
import { integerBetween, matrixOf } from './numbers.js';

/** u·wᵀ, or `undefined` if the rank is above one. */
interface RankOne {
  readonly direction: Vector;
  readonly row: Vector;
}

function jacobianOf({ inner, outer }: OddNetworkCase): Matrix {
  return matrix.multiply(outer, inner);
}

function rankOne(J: Matrix): RankOne | undefined {
  if (matrix.rank(J) > 1) return undefined;
  const { rows, columns } = minor(J);
  const [i, j] = [rows[0], columns[0]];
  if (i === undefined || j === undefined)
    return { direction: matrix.zeros(J.length), row: matrix.zeros(J.length) };
  const pivot = at(at(J, i), j);
  return { direction: J.map((each) => at(each, j).dividedBy(pivot)), row: at(J, i) };
}

function clamped(x: Rational): Rational {
  return x.abs().atMost(Rational.one) ? x : Rational.of(x.sign);
}

function step({ inner, outer }: OddNetworkCase, x: Vector): Vector {
  return matrix.apply(outer, matrix.apply(inner, x).map(clamped));
}

/** The greatest s up to which f is linear on the way from 0 to s·u. */
function firstMark({ inner }: OddNetworkCase, direction: Vector): Rational {
  const slopes = matrix.apply(inner, direction).map((each) => each.abs());
  return Rational.one.dividedBy(slopes.reduce((a, b) => (a.lessThan(b) ? b : a)));
}

const MOST_STEPS = 12;
const MOST_MARKS = 60;

/** Marks on the line of u, up to |λ| times the first, and a number of steps that are affine between them, after which all are 0. */
function landingOf(
  subject: OddNetworkCase,
  direction: Vector,
  size: Rational,
): { marks: Vector; steps: number } | undefined {
  const { inner } = subject;
  const first = firstMark(subject, direction);
  const pointAt = (mark: Rational): Vector => direction.map((each) => each.times(mark));
  let marks: readonly { readonly mark: Rational; readonly point: Vector }[] = [first, first.times(size)].map(
    (mark) => ({ mark, point: pointAt(mark) }),
  );
  for (let steps = 1; steps <= MOST_STEPS; steps++) {
    const refined = marks.flatMap((from, i) => {
      const to = marks[i + 1];
      if (to === undefined) return [from];
      const between = kinksBetween(inner, from.point, to.point).map((t) => ({
        mark: from.mark.plus(t.times(to.mark.minus(from.mark))),
        point: from.point.map((each, k) => each.plus(t.times(at(to.point, k).minus(each)))),
      }));
      return [from, ...between];
    });
    if (refined.length > MOST_MARKS) return undefined;
    marks = refined.map(({ mark, point }) => ({ mark, point: step(subject, point) }));
    if (marks.every(({ point }) => point.every(({ sign }) => sign === 0)))
      return { marks: marks.map(({ mark }) => mark), steps };
  }
  return undefined;
}

/** Where on the way from p (0) to q (1) some unit comes to 1 or −1, in order. */
function kinksBetween(inner: Matrix, p: Vector, q: Vector): readonly Rational[] {
  const [from, to] = [matrix.apply(inner, p), matrix.apply(inner, q)];
  const found = from.flatMap((a, unit) =>
    [Rational.one, Rational.one.negated()].flatMap((kink) => {
      const b = at(to, unit);
      if (a.compare(kink) * b.compare(kink) >= 0) return [];
      return [kink.minus(a).dividedBy(b.minus(a))];
    }),
  );
  const sorted = found.toSorted((a, b) => a.compare(b));
  return sorted.filter((t, i) => i === 0 || !t.equals(at(sorted, i - 1)));
}

/** Points between s₀·u and |λ|·s₀·u whose orbits are followed before all are. */
const SAMPLES = [0, 1, 2, 3, 4, 5, 6].map((k) => Rational.of(k, 7));

/** Whether the orbits of some points do not land on 0 in a few steps. */
function strays(subject: OddNetworkCase, direction: Vector, size: Rational): boolean {
  const first = firstMark(subject, direction);
  return SAMPLES.some((t) => {
    const mark = Rational.one.plus(t.times(size.minus(Rational.one))).times(first);
    let x: Vector = direction.map((each) => each.times(mark));
    for (let k = 0; k < MOST_STEPS; k++) x = step(subject, x);
    return x.some(({ sign }) => sign !== 0);
  });
}

/** What was not seen to land in a few steps is taken not to: a hunt passes it over. On a line, nothing lands, as the page of the statement proves. */
function isNoAttractor(subject: OddNetworkCase): boolean {
  const found = rankOne(jacobianOf(subject));
  // Nothing is known here of other ranks, which are not drawn.
  if (found === undefined) return true;
  const { direction, row } = found;
  const factor = matrix.dot(row, direction);
  if (!Rational.one.lessThan(factor.abs())) return factor.abs().equals(Rational.one);
  return (
    strays(subject, direction, factor.abs()) || landingOf(subject, direction, factor.abs()) === undefined
  );
}

interface Witness extends RankOne {
  readonly return?: { readonly marks: Vector; readonly steps: number };
}

function negated(vector: Vector): Vector {
  return vector.map((each) => each.negated());
}

function* entryChanges({ inner, outer }: OddNetworkCase): Generator<OddNetworkCase> {
  yield* mapped(entryMoves(inner), (changed) => ({ inner: changed, outer }));
  yield* mapped(entryMoves(outer), (changed) => ({ inner, outer: changed }));
}

const FACTORS = [Rational.of(2), Rational.half, Rational.one.negated()];

/** The same map with two coordinates exchanged, with one times a number, or with one added to another or taken from it. */
function* inOtherCoordinates({ inner, outer }: OddNetworkCase): Generator<OddNetworkCase> {
  const d = outer.length;
  for (const order of exchanges(d))
    yield { inner: inner.map((row) => order.map((k) => at(row, k))), outer: order.map((k) => at(outer, k)) };
  for (let k = 0; k < d; k++) {
    for (const factor of FACTORS)
      yield {
        inner: inner.map((row) => row.with(k, at(row, k).dividedBy(factor))),
        outer: outer.with(
          k,
          at(outer, k).map((each) => each.times(factor)),
        ),
      };
    for (let l = 0; l < d; l++) {
      if (l === k) continue;
      // x_k ± x_l in the place of x_k.
      yield {
        inner: inner.map((row) => row.with(l, at(row, l).minus(at(row, k)))),
        outer: outer.with(k, matrix.add(at(outer, k), at(outer, l))),
      };
      yield {
        inner: inner.map((row) => row.with(l, at(row, l).plus(at(row, k)))),
        outer: outer.with(k, matrix.subtract(at(outer, k), at(outer, l))),
      };
    }
  }
}

export const attractors: Bench<OddNetworkCase, Witness> = {
  cases: fc
    .tuple(fc.constantFrom(1, 2, 2, 2), fc.constantFrom(1, 2, 3, 3, 3, 4, 4))
    .chain(([d, units]) =>
      fc.record({
        inner: matrixOf(integerBetween(-2, 2), units, d),
        outer: matrixOf(integerBetween(-2, 2), d, units),
      }),
    )
    .filter((subject) => matrix.rank(jacobianOf(subject)) <= 1),
  holds: isNoAttractor,
  witness: (subject) => {
    const found = rankOne(jacobianOf(subject));
    if (found === undefined) return undefined;
    const size = matrix.dot(found.row, found.direction).abs();
    if (!Rational.one.lessThan(size)) return found;
    const back = landingOf(subject, found.direction, size);
    return back && { ...found, return: back };
  },
  *moves(subject) {
    const { inner, outer } = subject;
    for (const unit of inner.keys())
      if (inner.length > 1)
        yield { inner: inner.toSpliced(unit, 1), outer: outer.map((row) => row.toSpliced(unit, 1)) };
    for (const k of outer.keys())
      if (outer.length > 1)
        yield { inner: inner.map((row) => row.toSpliced(k, 1)), outer: outer.toSpliced(k, 1) };
    for (const order of exchanges(inner.length))
      yield {
        inner: order.map((i) => at(inner, i)),
        outer: outer.map((row) => order.map((i) => at(row, i))),
      };
    for (const unit of inner.keys())
      yield {
        inner: inner.with(unit, negated(at(inner, unit))),
        outer: outer.map((row) => row.with(unit, at(row, unit).negated())),
      };
    yield* inOtherCoordinates(subject);
    for (const changed of entryChanges(subject)) {
      yield changed;
      yield* inOtherCoordinates(changed);
    }
    for (const changed of entryChanges(subject)) yield* entryChanges(changed);
  },
  labels: (subject) => [
    subject.inner.length === 1 ? 'one unit' : 'two units or more',
    ...(jacobianOf(subject).reduce((sum, row, i) => sum.plus(at(row, i)), Rational.zero).sign < 0
      ? ['a negative eigenvalue']
      : []),
  ],
  dimension: ({ outer }) => outer.length,
  family: ({ inner: { length } }) => (length === 1 ? 'one unit' : `${length} units`),
};
