/**
 * Evaluation of F on a set, case by case where φ jumps.
 *
 * A band around a jump contains the whole segment between its two values, as if φ were continuous. So a statement
 * that is false for every continuous φ nearby cannot be proved with bands. Here, a set with a coordinate that meets a
 * jump is cut in two instead: on either side φ is a continuous branch. Every point of F^k(set) lies in one of the
 * resulting sets.
 */

import { at, Interval, Rational, unwatched, type Watch } from '../numbers/index.js';
import type { Activation, Branch } from './activation.js';
import type { Network } from './network.js';
import {
  affineForms,
  affineImage,
  banded,
  rangeOf,
  restricted,
  SPANS,
  ranges,
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
  const open = [{ x: affineForms(set, watch), layers: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { x, layers } = next;
    if (layers === steps * network.depth) {
      if (!holds(x)) return false;
      continue;
    }
    const k = layers % network.depth;
    const affine = affineImage(at(network.integerLayers(watch), k), x, watch);
    const images = k + 1 < network.depth ? activatedCases(network.activation, affine, watch) : [affine];
    if (images === undefined) return false;
    open.push(...images.map((image) => ({ x: image, layers: layers + 1 })));
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
 * activatedCases(step, line)?.map(ranges); // → [[[0, 0]], [[1, 1]]]
 * ```
 */
export function activatedCases(
  activation: Activation,
  set: AnySet,
  watch: Watch = unwatched,
): readonly AffineForms[] | undefined {
  let cases: readonly { x: AffineForms; chosen: readonly Branch[] }[] = [
    { x: affineForms(set, watch), chosen: [] },
  ];
  for (const j of set.origin.keys()) {
    cases = cases.flatMap(({ x, chosen }) => {
      const range = rangeOf(x, j);
      const met = activation.branches.filter(({ on }) => meets(range, on));
      if (met.length === 1) return [{ x, chosen: [...chosen, ...met] }];
      return met.flatMap((branch) => {
        const part = partIn(x, j, branch.on);
        return part ? [{ x: part, chosen: [...chosen, branch] }] : [];
      });
    });
    if (cases.length > MOST_CASES) return undefined;
  }
  return cases.flatMap(({ x, chosen }) => {
    const parts = ranges(x).map((range, j) => range.intersection(at(chosen, j).on));
    if (!parts.every((part) => part !== undefined)) return [];
    return [
      banded(
        x,
        parts.map((part, j) => at(chosen, j).phi.bandOver(part)),
        watch,
      ),
    ];
  });
}

/**
 * Whether the range meets the stretch between two jumps. The stretch does not contain its lower end, because at a
 * jump φ has its value from below.
 */
function meets(range: Interval, on: Interval): boolean {
  const startsBelow = on.lo === undefined || range.hi === undefined || on.lo.lessThan(range.hi);
  return startsBelow && !range.isDisjointFrom(on);
}

/**
 * A set that contains the points of `set` whose coordinate j lies in the interval. For each parameter in turn, its
 * range is cut to the values that are possible when the other parameters are anywhere in their ranges. Exact if only
 * one parameter changes the coordinate. `undefined` if no point is left.
 */
function partIn(set: AffineForms, j: number, interval: Interval): AffineForms | undefined {
  const rational = (entries: readonly bigint[]) => Rational.of(at(entries, j), set.denominator);
  const start = Interval.point(rational(set.origin));
  const coefficients = set.terms.map(({ direction }) => rational(direction));
  const spans = set.terms.map(({ span }): Interval => SPANS[span]);
  for (const [i, coefficient] of coefficients.entries()) {
    if (coefficient.sign === 0) continue;
    const rest = spans.reduce(
      (sum, span, k) => (k === i ? sum : sum.plus(span.scaled(at(coefficients, k)))),
      start,
    );
    const left = interval
      .plus(rest.scaled(minusOne))
      .scaled(Rational.one.dividedBy(coefficient))
      .intersection(at(spans, i));
    if (left === undefined) return undefined;
    spans[i] = left;
  }
  return restricted(set, spans);
}
