/**
 * Evaluation of F on a set, case by case where φ jumps.
 *
 * A band around a jump contains the whole segment between its two values, as if φ were continuous. So a statement
 * that is false for every continuous φ nearby cannot be proved with bands. Here, a set with a coordinate that meets a
 * jump is cut instead: on either side φ is a continuous branch. Every point of F^k(set) lies in one of the resulting
 * sets. What they are does not depend on the order of the coordinates.
 */

import { at, Interval, Rational, unwatched, type Watch } from '../numbers/index.js';
import type { Activation } from './activation.js';
import type { Network } from './network.js';
import {
  affineForms,
  affineImage,
  banded,
  restricted,
  SPANS,
  ranges,
  vectorsOf,
  type AffineForms,
  type AnySet,
} from './affine-forms.js';

const minusOne = Rational.one.negated();

/** At most this number of cases in one layer is followed. */
export const MOST_CASES = 1024;

/**
 * Whether `holds` is true of every case of F^steps(set). False also if a layer has more than `MOST_CASES` cases: then
 * nothing is known.
 *
 * @example
 * ```ts
 * import { Interval, Network, PiecewiseLinear, Rational } from 'basincheck';
 * import { everyCase, ranges } from 'basincheck/exact';
 * const [zero, one] = [Rational.zero, Rational.one];
 * const step = new PiecewiseLinear([{ until: zero, slope: zero, intercept: zero }, { slope: zero, intercept: one }]);
 * const F = new Network(step, [{ weights: [[one]], bias: [zero] }, { weights: [[one]], bias: [zero] }]);
 * const line = { origin: [zero], generators: [{ direction: [one], range: Interval.line }] };
 * everyCase(F, line, 1, (values) => ranges(values).every(({ value }) => value !== undefined)); // → true
 * ```
 */
export function everyCase(
  network: Network,
  set: AnySet,
  steps: number,
  holds: (image: AffineForms) => boolean,
  watch: Watch = unwatched,
): boolean {
  const start = affineForms(set, watch);
  const open = [{ x: start, layers: 0, size: sizeOf(start) }];
  let held = sizeOf(start);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { x, layers, size } = next;
    held -= size;
    if (layers === steps * network.depth) {
      if (!holds(x)) return false;
      continue;
    }
    const k = layers % network.depth;
    const affine = affineImage(at(network.integerLayers(watch), k), x, watch);
    const images = k + 1 < network.depth ? activatedCases(network.activation, affine, watch) : [affine];
    if (images === undefined) return false;
    for (const image of images) {
      const each = { x: image, layers: layers + 1, size: sizeOf(image) };
      held += each.size;
      watch(Rational.zero, held);
      open.push(each);
    }
  }
  return true;
}

/**
 * Sets whose union contains φ(set), φ applied coordinate-wise: one for each choice of branches of φ that the set meets.
 * `undefined` if there are more than `MOST_CASES`.
 *
 * @example
 * ```ts
 * import { Interval, PiecewiseLinear, Rational } from 'basincheck';
 * import { activatedCases, ranges } from 'basincheck/exact';
 * const [zero, one] = [Rational.zero, Rational.one];
 * const step = new PiecewiseLinear([{ until: zero, slope: zero, intercept: zero }, { slope: zero, intercept: one }]);
 * const line = { origin: [zero], generators: [{ direction: [one], range: Interval.line }] };
 * activatedCases(step, line)?.map((set) => ranges(set)); // → [[[0, 0]], [[1, 1]]]
 * ```
 */
export function activatedCases(
  activation: Activation,
  set: AnySet,
  watch: Watch = unwatched,
): readonly AffineForms[] | undefined {
  const { branches } = activation;
  const x = affineForms(set, watch);
  const met = ranges(x, watch).map((range) => {
    watch(Rational.zero);
    const meetsRange = branches.map(({ on }) => meets(range, on));
    return { first: meetsRange.indexOf(true), last: meetsRange.lastIndexOf(true) };
  });
  const cut = [...met.keys()].filter((j) => at(met, j).first < at(met, j).last);
  const forms = cut.map((j) => formOf(x, j, watch));
  const found: AffineForms[] = [];
  let held = 0;
  // For each coordinate the number of a branch. Those of the coordinates that are cut are chosen one after the other.
  const branch = met.map(({ first }) => first);
  let chosen = 0;
  for (;;) {
    watch(Rational.zero);
    const sides = forms.slice(0, chosen).map((form, i): Side => {
      return { ...form, on: at(branches, at(branch, at(cut, i))).on };
    });
    const spans = spansWithin(sides, x, watch);
    if (spans !== undefined && chosen < cut.length) {
      chosen += 1;
      continue;
    }
    if (spans !== undefined) {
      if (found.length === MOST_CASES) return undefined;
      const part = restricted(x, spans, watch);
      const bands = ranges(part, watch).map((range, j) => {
        const { on, phi } = at(branches, at(branch, j));
        return phi.bandOver(range.intersection(on) ?? range, watch);
      });
      const image = banded(part, bands, watch);
      found.push(image);
      held += sizeOf(image);
      watch(Rational.zero, held);
    }
    // The next choice: the last branch that can go on does; those chosen after it start again.
    for (; chosen > 0; chosen--) {
      const j = at(cut, chosen - 1);
      branch[j] = at(branch, j) + 1;
      if (at(branch, j) <= at(met, j).last) break;
      branch[j] = at(met, j).first;
    }
    if (chosen === 0) return found;
  }
}

/**
 * Whether the range meets the stretch between two jumps. The stretch does not contain its lower end, because at a
 * jump φ has its value from below.
 */
function meets(range: Interval, on: Interval): boolean {
  const startsBelow = on.lo === undefined || range.hi === undefined || on.lo.lessThan(range.hi);
  return startsBelow && !range.isDisjointFrom(on);
}

/** A coordinate: start + Σ coefficient_k·t_k. */
interface Form {
  readonly start: Rational;
  readonly coefficients: readonly Rational[];
}

/** A coordinate that is to lie in a stretch. */
interface Side extends Form {
  readonly on: Interval;
}

function formOf({ origin, terms, denominator }: AffineForms, j: number, watch: Watch): Form {
  const rational = (entries: readonly bigint[]) => {
    watch(Rational.zero);
    return Rational.of(at(entries, j), denominator);
  };
  return { start: rational(origin), coefficients: terms.map(({ direction }) => rational(direction)) };
}

/**
 * Ranges of the parameters that contain those of all points of the set which lie on all of the given sides;
 * `undefined` if it is seen that there are none.
 *
 * In each round, the range of every parameter is cut to the values that are possible for each single side when the
 * other parameters are anywhere in their ranges before the round. So nothing depends on the order of coordinates or
 * parameters. Rounds end when nothing changes, and after one for each side and each parameter that moves any of these
 * coordinates: with so many, the result is within what comes of the same cuts one after the other, in any order.
 */
function spansWithin(
  sides: readonly Side[],
  { terms }: AffineForms,
  watch: Watch,
): readonly Interval[] | undefined {
  let spans: readonly Interval[] = terms.map(({ span }) => SPANS[span]);
  const moving = terms.filter((_, k) => sides.some(({ coefficients }) => at(coefficients, k).sign !== 0));
  for (let round = 0; round < sides.length * moving.length; round++) {
    const next = narrowed(spans, sides, watch);
    if (next === undefined) return undefined;
    const isSame = next.every((span, k) => at(spans, k).isWithin(span));
    spans = next;
    if (isSame) break;
  }
  const isMet = sides.every(({ start, coefficients, on }) => {
    watch(Rational.zero);
    const moves = spans.map((span, k) => span.scaled(at(coefficients, k)));
    return meets(
      moves.reduce((sum, move) => sum.plus(move), Interval.point(start)),
      on,
    );
  });
  return isMet ? spans : undefined;
}

/** One round. `undefined` if a range has no value left. */
function narrowed(
  spans: readonly Interval[],
  sides: readonly Side[],
  watch: Watch,
): readonly Interval[] | undefined {
  const left = [...spans];
  for (const { on, start, coefficients } of sides) {
    const moves = spans.map((span, k) => span.scaled(at(coefficients, k)));
    const before = sumsBefore(moves);
    const after = sumsBefore(moves.toReversed()).toReversed();
    for (const [k, coefficient] of coefficients.entries()) {
      watch(Rational.zero);
      if (coefficient.sign === 0) continue;
      const rest = at(before, k).plus(at(after, k)).plusPoint(start);
      const possible = on.plus(rest.scaled(minusOne)).scaled(Rational.one.dividedBy(coefficient));
      const both = at(left, k).intersection(possible);
      if (both === undefined) return undefined;
      watch(both.lo ?? Rational.zero);
      watch(both.hi ?? Rational.zero);
      left[k] = both;
    }
  }
  return left;
}

/** For each interval, the sum of those before it. */
function sumsBefore(intervals: readonly Interval[]): readonly Interval[] {
  let sum = Interval.point(Rational.zero);
  return intervals.map((each) => {
    const before = sum;
    sum = sum.plus(each);
    return before;
  });
}

const HEX_DIGITS_OF_256_BITS = 64;
/** The least number that has so many digits. */
const LEAST_LONG = 1n << 252n;

/** What a set takes in memory, counted in numbers of 256 bits; a shorter number takes as much as one of these. */
function sizeOf(set: AffineForms): number {
  let size = 0;
  for (const x of vectorsOf(set)) for (const entry of x) size += sizeOfNumber(entry);
  return size;
}

function sizeOfNumber(x: bigint): number {
  if (x < LEAST_LONG && x > -LEAST_LONG) return 1;
  return 1 + Math.floor(x.toString(16).length / HEX_DIGITS_OF_256_BITS);
}
