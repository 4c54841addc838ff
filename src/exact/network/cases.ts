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
 * import { everyCase, Interval, Network, PiecewiseLinear, ranges, Rational } from 'basincheck';
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
  // `longest` bounds the numbers of a set and of all those before it.
  const open = [{ x: start, layers: 0, longest: lengthOf(start) }];
  let held = sizeOf(start);
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { x, layers } = next;
    let { longest } = next;
    held -= sizeOf(x);
    if (layers === steps * network.depth) {
      if (!holds(x)) return false;
      continue;
    }
    const k = layers % network.depth;
    const affine = affineImage(at(network.integerLayers(watch), k), x, watch);
    const images = k + 1 < network.depth ? activatedCases(network.activation, affine, watch) : [affine];
    if (images === undefined) return false;
    for (const image of images) {
      const length = lengthOf(image);
      if (length > longest) longest = length;
      held += sizeOf(image);
      watch({ numerator: longest, denominator: 1n }, held);
      open.push({ x: image, layers: layers + 1, longest });
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
 * import { activatedCases, Interval, PiecewiseLinear, ranges, Rational } from 'basincheck';
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
  // For each coordinate the number of a branch. Those of the coordinates that are cut are chosen one after the other.
  const branch = met.map(({ first }) => first);
  let chosen = 0;
  for (;;) {
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
      watch({ numerator: 1n, denominator: image.denominator }, found.length * sizeOf(image));
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
    // What the parameters after each one add.
    const after = moves.map(() => Interval.point(Rational.zero));
    for (let k = moves.length - 1; k > 0; k--) after[k - 1] = at(after, k).plus(at(moves, k));
    let before = Interval.point(start);
    for (const [k, coefficient] of coefficients.entries()) {
      watch(Rational.zero);
      const rest = before.plus(at(after, k));
      before = before.plus(at(moves, k));
      if (coefficient.sign === 0) continue;
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

/** How many numbers a set has. */
function sizeOf({ origin, terms }: AffineForms): number {
  return origin.length * (terms.length + 1);
}

/** The greatest number of a set, up to sign. */
function lengthOf(set: AffineForms): bigint {
  let longest = set.denominator;
  for (const entry of vectorsOf(set).flat()) {
    const size = entry < 0n ? -entry : entry;
    if (size > longest) longest = size;
  }
  return longest;
}
