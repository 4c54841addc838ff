/**
 * Attraction by Banach's fixed point theorem, without eigenvalues.
 *
 * For x, y in the attracting region R, F^p(x) − F^p(y) = M·(x − y), where M is a product of the weight matrices and
 * of diagonal matrices of chord slopes of φ. If every such M has norm q < 1, in the maximum norm of the coordinates
 * of R scaled to the unit cube, F^p contracts R.
 *
 * - φ piecewise linear: F(x*) = x* exactly and R is a cube around x* in that norm, so F^p maps R into itself, with
 *   distances to x* shrinking by q.
 * - φ smooth: x* has no exact coordinates here. F^p maps R into itself, hence it has exactly one fixed point x* in R.
 *   It remains to show that F fixes x* too. Either of two inclusions is enough: F(R) ⊂ R, or F^(p+1)(R) ⊂ R, because
 *   F(x*) = F^(p+1)(x*) is a fixed point of F^p as well and then lies in R. As F^p is continuously differentiable, it
 *   contracts a neighbourhood of x*.
 *
 * In both cases F^(pk)(x) → x* for every x in R. Then F^k(x) → x* as well, because F is continuous on all sets that
 * the orbits pass through.
 */

import {
  activated,
  affineImage,
  type AnySet,
  at,
  image,
  Interval,
  matrix,
  type Matrix,
  type Network,
  ranges,
  Rational,
  type Watch,
  whole,
} from '../../exact/index.js';
import type { Attractor, StableAttractor } from './counterexample.js';
import { insist } from '../parts/objection.js';
import { checkPassages } from './passages.js';
import { equal, insistFixed } from './fixed-point.js';
import type { Region } from '../parts/region.js';
import { numberText, rangeText } from '../parts/text.js';

/**
 * Throws an `Objection` unless every orbit that enters the region converges to one fixed point of F in it.
 *
 * @example
 * ```ts
 * import { Interval, Network, Rational, relu } from 'basincheck';
 * import { unwatched } from 'basincheck/exact';
 * import { checkAttractor, Region } from 'basincheck/verify';
 * const F = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * const range = Interval.of(Rational.of(-1), Rational.one);
 * const region = Region.parallelotope([Rational.zero], [[Rational.one]], [range])!;
 * checkAttractor(F, { kind: 'contraction', point: [Rational.zero], region, power: 1 }, unwatched); // → undefined
 * ```
 */
export function checkAttractor(network: Network, attractor: Attractor, watch: Watch): void {
  switch (attractor.kind) {
    case 'contraction':
      checkContraction(network, attractor, watch);
      return;
    case 'passages':
      checkPassages(network, attractor, watch);
  }
}

function checkContraction(network: Network, attractor: StableAttractor, watch: Watch): void {
  const { point: centre, region, power } = attractor;
  const where = 'attractor.region';
  insist(equal(region.origin, centre), `${where}.origin`, 'attractor.point', 'another point');
  region.ranges.forEach((range, i) => {
    const { lo, hi } = range;
    const symmetric = lo !== undefined && hi !== undefined && hi.sign > 0 && lo.equals(hi.negated());
    insist(symmetric, `${where}.ranges[${i}]`, 'a range from -r to r, 0 < r < inf', rangeText(range));
  });
  if (network.activation.exact) {
    insistFixed(network, centre, watch);
  } else {
    const expected =
      power === 1 ? 'that F maps into itself' : `that F, or F^${power} and F^${power + 1}, map into itself`;
    insist(
      hasFixedPoint(network, attractor, watch),
      where,
      `a region ${expected}`,
      'an image that may leave it',
    );
  }
  const F = power === 1 ? 'F' : `F^${power}`;
  const q = contractionFactor(network.power(power, watch), region, watch);
  insist(q !== undefined, where, `a region on which ${F} is continuous`, 'a jump of φ on the way');
  insist(q.lessThan(Rational.one), where, `a region that ${F} contracts, q < 1`, `q = ${numberText(q)}`);
}

/** Whether exact bounds show that the region contains a fixed point of F, given that F^power contracts it. */
function hasFixedPoint(network: Network, { region, power }: StableAttractor, watch: Watch): boolean {
  const keeps = (m: number) =>
    region.contains(image(network.power(m, watch), region.asSet(watch), watch), watch);
  return keeps(1) || (power > 1 && keeps(power) && keeps(power + 1));
}

/**
 * The contraction factor q: the greatest ∞-norm of a product of weights and chord slopes of the network over a
 * bounded region, in the region's own coordinates scaled to the unit cube; `undefined` if φ jumps at a value that
 * some input of a layer takes.
 *
 * @example
 * ```ts
 * import { Interval, Network, Rational, relu } from 'basincheck';
 * import { unwatched } from 'basincheck/exact';
 * import { contractionFactor, Region } from 'basincheck/verify';
 * const F = new Network(relu, [{ weights: [[Rational.half]], bias: [Rational.zero] }]);
 * const range = Interval.of(Rational.of(-1), Rational.one);
 * const region = Region.parallelotope([Rational.zero], [[Rational.one]], [range])!;
 * contractionFactor(F, region, unwatched); // → 1/2
 * ```
 */
export function contractionFactor(network: Network, region: Region, watch: Watch): Rational | undefined {
  const radii = region.ranges.map(({ hi }) => hi ?? Rational.zero);
  const scaled = region.directions.map((direction, k) =>
    direction.map((x) => {
      watch(x);
      return x.times(at(radii, k));
    }),
  );
  let set: AnySet = region.asSet(watch);
  // Column k encloses the k-th scaled direction times the weights and chord slopes of the layers so far.
  let columns = matrix.transpose(scaled).map((row) => row.map((x) => Interval.point(x)));
  for (const [k, layer] of network.layers.slice(0, -1).entries()) {
    set = affineImage(at(network.integerLayers(watch), k), set, watch);
    const slopes = whole(ranges(set, watch).map((range) => network.activation.chordSlopes(range, watch)));
    if (slopes === undefined) return undefined;
    columns = product(layer.weights, columns, watch).map((row, j) =>
      row.map((x) => {
        watch(Rational.zero);
        return x.times(at(slopes, j));
      }),
    );
    set = activated(network.activation, set, watch);
  }
  const last = at(network.layers, network.depth - 1);
  const back = matrix.multiply(region.toCoordinates, last.weights, watch);
  return product(back, columns, watch)
    .map((row, i) =>
      row
        .reduce((sum, x) => {
          watch(sum);
          return sum.plus(x.magnitude() ?? Rational.zero);
        }, Rational.zero)
        .dividedBy(at(radii, i)),
    )
    .reduce((most, sum) => Rational.max(most, sum));
}

/** The product of a rational matrix and a matrix of intervals. */
function product(a: Matrix, b: readonly (readonly Interval[])[], watch: Watch): Interval[][] {
  const columns = at(b, 0).length;
  return a.map((row) =>
    Array.from({ length: columns }, (_, k) =>
      row.reduce((sum, x, j) => {
        // The chord slopes over a bounded region are bounded, and so is the sum.
        for (const end of [sum.lo, sum.hi]) watch(end ?? Rational.zero, a.length * columns);
        return sum.plus(at(at(b, j), k).scaled(x));
      }, Interval.point(Rational.zero)),
    ),
  );
}
