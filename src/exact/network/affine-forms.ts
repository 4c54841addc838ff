/**
 * Evaluation of F on a set: affine forms.
 *
 * A set is carried through the layers as {(origin + Σ t_k·direction_k) / q}. Its coordinates are affine forms in the
 * parameters t_k, so a layer's W·x + b is exact, and correlations between coordinates are kept. On a coordinate whose
 * range meets a single line of φ, φ is exact. Elsewhere a band φ(x) ∈ slope·x + offset is used, and the offset
 * becomes a new parameter. The resulting image contains the true one. It may be unbounded.
 *
 * All numbers are integers over one common denominator q. The ends of ranges are too, because a parameter runs over
 * [0, 1], [0, ∞) or ℝ. No greatest common divisor is computed while numbers are short.
 */

import {
  at,
  fractions,
  gcd,
  Interval,
  isLowestTermsDue,
  leastCommonMultiple,
  Rational,
  unwatched,
  type Watch,
} from '../numbers/index.js';
import type { Activation, Band } from './activation.js';
import { linearPart, type IntegerLayer } from './integer-layer.js';
import type { Network } from './network.js';
import type { Zonotope } from './zonotope.js';

type Integers = readonly bigint[];

/** The ranges of a parameter: t ∈ [0, 1], t ∈ [0, ∞) or t ∈ ℝ. */
export const SPANS = {
  segment: Interval.of(Rational.zero, Rational.one),
  ray: Interval.of(Rational.zero, undefined),
  line: Interval.line,
};

type Span = keyof typeof SPANS;

interface Term {
  readonly direction: Integers;
  readonly span: Span;
}

/** {(origin + Σ t_k·direction_k) / denominator : t_k in span_k}, denominator > 0, no direction zero. */
export interface AffineForms {
  readonly denominator: bigint;
  readonly origin: Integers;
  readonly terms: readonly Term[];
}

/** A set in either of its two forms. */
export type AnySet = Zonotope | AffineForms;

/** The ends lo/q and hi/q of a range; `undefined` where it has no end. */
interface Ends {
  readonly lo: bigint | undefined;
  readonly hi: bigint | undefined;
}

/**
 * The same set, carried in this way.
 *
 * @example
 * ```ts
 * import { Interval, Rational } from 'basincheck';
 * import { affineForms } from 'basincheck/exact';
 * const range = Interval.of(Rational.zero, Rational.of(3));
 * const forms = affineForms({ origin: [Rational.half], generators: [{ direction: [Rational.one], range }] });
 * [forms.denominator, forms.origin]; // → [2n, [1n]]
 * forms.terms; // → [{ direction: [6n], span: 'segment' }]
 * ```
 */
export function affineForms(set: AnySet, watch: Watch = unwatched): AffineForms {
  if ('terms' in set) return set;
  const { origin, generators } = set;
  const n = origin.length;
  const { numerators, denominator } = fractions(
    [origin, ...generators.map(({ direction }) => direction)].flat(),
    watch,
  );
  const terms = generators.map((_, k): Term => {
    return { direction: numerators.slice((k + 1) * n, (k + 2) * n), span: 'line' };
  });
  const spans = generators.map(({ range }) => range);
  return restricted({ denominator, origin: numerators.slice(0, n), terms }, spans, watch);
}

/** The part of the set on which each parameter is in the given range within its span. */
export function restricted(
  set: AffineForms,
  spans: readonly Interval[],
  watch: Watch = unwatched,
): AffineForms {
  // [lo, hi] = lo + [0, 1]·(hi − lo), [lo, ∞) = lo + [0, ∞)·1, (−∞, hi] = hi + [0, ∞)·(−1), ℝ = 0 + ℝ·(−1).
  const n = spans.length;
  const { numerators, denominator } = fractions([...spans.map(startOf), ...spans.map(lengthOf)], watch);
  const terms = set.terms.map(({ direction }, k): Term => {
    watch(Rational.zero);
    return { direction: times(direction, at(numerators, n + k)), span: spanOf(at(spans, k)) };
  });
  const origin = set.origin.map((entry, j) => {
    watch(Rational.zero);
    return set.terms.reduce(
      (sum, { direction }, k) => sum + at(direction, j) * at(numerators, k),
      entry * denominator,
    );
  });
  return { denominator: set.denominator * denominator, origin, terms: terms.filter(isMoving) };
}

/**
 * The exact range of each coordinate over the set.
 *
 * @example
 * ```ts
 * import { Interval, Rational } from 'basincheck';
 * import { ranges } from 'basincheck/exact';
 * const generators = [{ direction: [Rational.one, Rational.of(-2)], range: Interval.of(Rational.zero, undefined) }];
 * ranges({ origin: [Rational.one, Rational.one], generators }); // → [[1, inf], [-inf, 1]]
 * ```
 */
export function ranges(set: AnySet, watch: Watch = unwatched): readonly Interval[] {
  const forms = affineForms(set, watch);
  return forms.origin.map((_, j) => {
    watch(Rational.zero);
    return rangeOf(forms, j);
  });
}

/** The exact range of coordinate j over the set. */
function rangeOf(set: AffineForms, j: number): Interval {
  return interval(endsOf(set, j), set.denominator);
}

/**
 * A set that contains F(set), by the rule of the certificate format. It may be larger: around a bend of φ there is a band.
 *
 * @example
 * ```ts
 * import { Interval, Network, Rational, relu } from 'basincheck';
 * import { image, ranges } from 'basincheck/exact';
 * const range = Interval.of(Rational.of(-1), Rational.of(1));
 * const segment = { origin: [Rational.zero], generators: [{ direction: [Rational.one], range }] };
 * const layer = { weights: [[Rational.of(2)]], bias: [Rational.zero] };
 * ranges(image(new Network(relu, [layer, layer]), segment)); // → [[-2, 4]]
 * ```
 */
export function image(network: Network, set: AnySet, watch: Watch = unwatched): AffineForms {
  return network.integerLayers(watch).reduce(
    (x, layer, k) => {
      const affine = affineImage(layer, x, watch);
      return k + 1 < network.depth ? activated(network.activation, affine, watch) : affine;
    },
    affineForms(set, watch),
  );
}

/**
 * W·set + b, exactly.
 *
 * @example
 * ```ts
 * import { Interval, Rational } from 'basincheck';
 * import { affineImage, integerLayer, ranges } from 'basincheck/exact';
 * const range = Interval.of(Rational.of(-1), Rational.of(1));
 * const segment = { origin: [Rational.zero], generators: [{ direction: [Rational.one], range }] };
 * const layer = integerLayer({ weights: [[Rational.of(2)], [Rational.of(-3)]], bias: [Rational.one, Rational.zero] });
 * ranges(affineImage(layer, segment)); // → [[-1, 3], [-3, 3]]
 * ```
 */
export function affineImage(layer: IntegerLayer, x: AnySet, watch: Watch = unwatched): AffineForms {
  const set = affineForms(x, watch);
  const denominator = layer.denominator * set.denominator;
  const size = (set.terms.length + 1) * layer.rows.length;
  watch({ numerator: 1n, denominator }, size);
  const origin = linearPart(layer, set.origin, watch).map((sum, i) => {
    watch(Rational.zero);
    return sum + at(layer.bias, i) * set.denominator;
  });
  const terms = set.terms.map(({ direction, span }) => ({
    direction: linearPart(layer, direction, watch),
    span,
  }));
  const moved = shortened({ denominator, origin, terms: terms.filter(isMoving) }, set.denominator, watch);
  for (const x of vectorsOf(moved)) {
    for (const numerator of x) watch({ numerator, denominator: moved.denominator }, size);
  }
  return moved;
}

/**
 * A set that contains φ(set), φ applied coordinate-wise.
 *
 * @example
 * ```ts
 * import { Interval, Rational, relu } from 'basincheck';
 * import { activated, ranges } from 'basincheck/exact';
 * const range = Interval.of(Rational.of(-1), Rational.of(1));
 * const segment = { origin: [Rational.zero], generators: [{ direction: [Rational.one], range }] };
 * ranges(activated(relu, segment)); // → [[-1/2, 1]]
 * ```
 */
export function activated(activation: Activation, x: AnySet, watch: Watch = unwatched): AffineForms {
  const set = affineForms(x, watch);
  const { denominator: q } = set;
  const bands = set.origin.map((_, j) => {
    watch(Rational.zero);
    const { lo, hi } = endsOf(set, j);
    return activation.lineOver(lo, hi, q) ?? activation.bandOver(rangeOf(set, j), watch);
  });
  return banded(set, bands, watch);
}

/** The set of all y with y_j ∈ slope_j·x_j + offset_j for some x in the set. */
export function banded(set: AffineForms, bands: readonly Band[], watch: Watch = unwatched): AffineForms {
  const slopes = fractions(
    bands.map(({ slope }) => slope),
    watch,
  );
  const offsets = fractions(
    bands.flatMap(({ offset }) => [startOf(offset), lengthOf(offset)]),
    watch,
  );
  const product = slopes.denominator * set.denominator;
  const denominator = leastCommonMultiple(product, offsets.denominator);
  const added = bands.filter(({ offset }) => offset.value === undefined).length;
  watch({ numerator: 1n, denominator }, (1 + set.terms.length + added) * bands.length);
  const [ours, theirs] = [denominator / product, denominator / offsets.denominator];
  const factors = slopes.numerators.map((slope) => slope * ours);
  const stretched = (x: Integers) => {
    watch(Rational.zero);
    return x.map((entry, j) => entry * at(factors, j));
  };
  const terms = set.terms.map(({ direction, span }) => ({ direction: stretched(direction), span }));
  const origin = stretched(set.origin).map((entry, j) => entry + at(offsets.numerators, 2 * j) * theirs);
  bands.forEach(({ offset }, j) => {
    const length = at(offsets.numerators, 2 * j + 1) * theirs;
    if (length === 0n) return;
    watch(Rational.zero);
    terms.push({ direction: origin.map((_, i) => (i === j ? length : 0n)), span: spanOf(offset) });
  });
  return shortened({ denominator, origin, terms: terms.filter(isMoving) }, set.denominator, watch);
}

/** The ends of the range of coordinate j. It is least, and greatest, at one end of every parameter. */
function endsOf({ origin, terms }: AffineForms, j: number): Ends {
  const start = at(origin, j);
  let [lo, hi]: [bigint | undefined, bigint | undefined] = [start, start];
  for (const { direction, span } of terms) {
    const d = at(direction, j);
    const isLine = span === 'line';
    if (d < 0n || (isLine && d > 0n)) lo = lo !== undefined && span === 'segment' ? lo + d : undefined;
    if (d > 0n || (isLine && d < 0n)) hi = hi !== undefined && span === 'segment' ? hi + d : undefined;
  }
  return { lo, hi };
}

function interval({ lo, hi }: Ends, q: bigint): Interval {
  const end = (value: bigint | undefined) => (value === undefined ? undefined : Rational.of(value, q));
  return Interval.of(end(lo), end(hi));
}

/**
 * The same set. It is put into lowest terms if that is due; `before` is the denominator of the set before the last
 * step.
 */
function shortened(set: AffineForms, before: bigint, watch: Watch): AffineForms {
  const { denominator, origin, terms } = set;
  if (!isLowestTermsDue(before, denominator)) return set;
  let common = denominator;
  for (const x of vectorsOf(set)) {
    for (const entry of x) {
      watch(Rational.zero);
      common = gcd(common, entry);
    }
  }
  const divided = (x: Integers) => {
    watch(Rational.zero);
    return x.map((entry) => entry / common);
  };
  return {
    denominator: denominator / common,
    origin: divided(origin),
    terms: terms.map(({ direction, span }) => ({ direction: divided(direction), span })),
  };
}

/** The origin and the directions. */
export function vectorsOf({ origin, terms }: AffineForms): readonly Integers[] {
  return [origin, ...terms.map(({ direction }) => direction)];
}

function spanOf({ lo, hi }: Interval): Span {
  if (lo === undefined && hi === undefined) return 'line';
  return lo === undefined || hi === undefined ? 'ray' : 'segment';
}

function startOf({ lo, hi }: Interval): Rational {
  return lo ?? hi ?? Rational.zero;
}

function lengthOf({ lo, hi }: Interval): Rational {
  if (lo !== undefined && hi !== undefined) return hi.minus(lo);
  return lo === undefined ? Rational.one.negated() : Rational.one;
}

function isMoving({ direction }: Term): boolean {
  return direction.some((entry) => entry !== 0n);
}

function times(x: Integers, factor: bigint): Integers {
  return x.map((entry) => entry * factor);
}
