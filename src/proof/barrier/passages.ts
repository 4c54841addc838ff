/**
 * Attraction without stability, for φ piecewise linear: orbits that start near x* may go away from it, and land on it later.
 *
 * A passage is a segment P = {x* + t·d : 0 ≤ t ≤ 1} on which F^p(x* + t·d) = x* + λ·t·d with λ > 1. Let x = x* + t·d with t > 0.
 * As long as F^p(x), F^2p(x), … lie in P, t is multiplied by λ. So a last one lies in P, with t > 1/λ. The file cuts the part
 * of P from some t ≤ 1/λ on into pieces. Some power of F takes each piece to x* itself, or into a passage that stands before P in the
 * file. By induction every orbit that enters a passage lands on x*.
 *
 * The region is a grid of cells around x*. Some power of F takes each cell to x* itself, or into a passage. So every orbit that
 * enters the region lands on x*: Definition 1.1 is satisfied, and x* is attractive. But points of P that are as close to x* as one
 * likes go away as far as t > 1/λ. So x* is not stable.
 *
 * F need not be continuous for that: images are bounded whole.
 */

import {
  activated,
  affineImage,
  type AnySet,
  at,
  Interval,
  matrix,
  type Network,
  ranges,
  Rational,
  type Vector,
  type Watch,
} from '../../exact/index.js';
import { carries } from '../parts/carrying.js';
import { Cells } from '../parts/grid.js';
import { insist } from '../parts/objection.js';
import { product } from '../parts/reader.js';
import { Region } from '../parts/region.js';
import { numberText, vectorText } from '../parts/text.js';
import type { Landing, Passage, UnstableAttractor } from './counterexample.js';
import { imageOfPoint, insistFixed } from './fixed-point.js';

const { zero, one } = Rational;

/**
 * Throws an `Objection` unless every orbit that enters the region lands on x*, and x* is not stable.
 *
 * @example
 * ```ts
 * import { readFileSync } from 'node:fs';
 * import { unwatched } from 'basincheck/exact';
 * import { checkPassages, defaultLimits, readCounterexample } from 'basincheck/verify';
 * const read = readCounterexample(readFileSync('counterexamples/2.2-without-stable.json', 'utf8'), defaultLimits);
 * if ('problems' in read || read.counterexample.kind !== 'barrier') throw new Error('not about a basin');
 * const { network, attractor } = read.counterexample;
 * attractor.kind === 'passages' && checkPassages(network, attractor, unwatched); // → undefined
 * ```
 */
export function checkPassages(network: Network, attractor: UnstableAttractor, watch: Watch): void {
  const { point, grid, cells, passages } = attractor;
  const { exact } = network.activation;
  insist(exact, 'attractor', 'a region that a power of F contracts, as φ is smooth', 'passages');
  insistFixed(network, point, watch);
  insist(passages.length > 0, 'attractor.passages', 'a passage, so that x* is not stable', 'none');
  const insistLands = (set: AnySet, { into, steps }: Landing, path: string, passagesBefore: number) => {
    const isBefore = into === 'point' || into < passagesBefore;
    insist(isBefore, `${path}.into`, '"point" or the number of a passage before this one', `"${into}"`);
    const [target, name] =
      into === 'point'
        ? [Region.point(point), 'the point']
        : [regionOf(point, at(passages, into).direction, watch), `passage ${into}`];
    const lands = carries(network, set, steps, target, [], watch);
    insist(lands, path, `F^${steps} of it within ${name}`, 'an image that may leave it');
  };
  passages.forEach((passage, k) => {
    const path = `attractor.passages[${k}]`;
    insistPassed(network, point, passage, path, watch);
    passage.landings.forEach((landing, i) => {
      const piece = segment(point, passage.direction, at(passage.cuts, i), at(passage.cuts, i + 1));
      insistLands(piece, landing, `${path}.pieces[${i}]`, k);
    });
  });
  const where = 'attractor.neighbourhood';
  grid.axes.forEach((axis, i) => {
    const [first, last] = [axis[0], axis.at(-1)];
    const isAround = first !== undefined && last !== undefined && first.sign < 0 && last.sign > 0;
    insist(isAround, `${where}.axes[${i}]`, 'an axis with 0 between its ends', 'one that ends there');
  });
  const total = product(grid.axes.map((axis) => axis.length - 1));
  insist(cells.length === total, `${where}.cells`, `each of the ${total} cells`, `${cells.length}`);
  const numbered = new Cells(grid);
  cells.forEach(({ index, landing }, i) => {
    insistLands(numbered.set(index, watch), landing, `${where}.cells[${i}]`, passages.length);
  });
}

/** That orbits leave the passage, and meet the pieces between its cuts before. */
function insistPassed(
  network: Network,
  point: Vector,
  { direction, power, cuts }: Passage,
  path: string,
  watch: Watch,
): void {
  const isAffine = isAffineOn(network, segment(point, direction, zero, one), power, watch);
  const F = power === 1 ? 'F' : `F^${power}`;
  insist(isAffine, path, `a segment on which ${F} is affine`, 'one with a kink, or more, on the way');
  let end = matrix.add(point, direction, watch);
  for (let k = 0; k < power; k++) end = imageOfPoint(network, end, watch);
  const moved = matrix.subtract(end, point, watch);
  const along = axisAlong(direction);
  const factor = at(moved, along).dividedBy(at(direction, along));
  const isStretched = moved.every((x, i) => {
    watch(x);
    return x.equals(at(direction, i).times(factor));
  });
  const found = `${F} at its end, minus x*: ${vectorText(moved)}`;
  insist(isStretched && one.lessThan(factor), path, 'a segment that is stretched away from x*', found);
  const [first, last] = [at(cuts, 0), at(cuts, cuts.length - 1)];
  const isEarly = first.sign > 0 && first.times(factor).atMost(one);
  const expected = `a number above 0 and at most 1/${numberText(factor)}`;
  insist(isEarly, `${path}.cuts[0]`, expected, numberText(first));
  insist(last.equals(one), `${path}.cuts[${cuts.length - 1}]`, '1', numberText(last));
}

/** Whether on the way to F^power φ is met on single lines only, so that F^power is affine on the set. */
function isAffineOn(network: Network, start: AnySet, power: number, watch: Watch): boolean {
  const { activation, depth } = network;
  let set = start;
  for (let k = 0; k < power; k++) {
    for (const [i, layer] of network.integerLayers(watch).entries()) {
      set = affineImage(layer, set, watch);
      if (i + 1 === depth) continue;
      const isBent = (range: Interval) => activation.bandOver(range, watch).offset.value === undefined;
      if (ranges(set, watch).some(isBent)) return false;
      set = activated(activation, set, watch);
    }
  }
  return true;
}

/** {x* + t·direction : from ≤ t ≤ to} */
function segment(point: Vector, direction: Vector, from: Rational, to: Rational): AnySet {
  return { origin: point, generators: [{ direction, range: Interval.of(from, to) }] };
}

/** The segment from x* to x* + direction as a region: all other coordinates are 0. */
function regionOf(point: Vector, direction: Vector, watch: Watch): Region {
  const along = axisAlong(direction);
  const directions = matrix.identity(point.length).with(along, direction);
  const range = (i: number) => (i === along ? Interval.of(zero, one) : Interval.point(zero));
  const region = Region.parallelotope(
    point,
    directions,
    directions.map((_, i) => range(i)),
    watch,
  );
  if (region === undefined) throw new TypeError('regionOf: expected independent directions');
  return region;
}

/** The first axis along which the direction goes. */
function axisAlong(direction: Vector): number {
  const along = direction.findIndex(({ sign }) => sign !== 0);
  insist(along !== -1, 'attractor.passages', 'directions other than 0', vectorText(direction));
  return along;
}
