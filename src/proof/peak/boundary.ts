/** Theorem 3.1: a point of a bounded domain where F is greater than anywhere on the domain's boundary. */

import { at, image, Interval, point, ranges, type Watch, type Zonotope } from '../../exact/index.js';
import { staysBelow } from '../parts/carrying.js';
import { type Grid, intervalsOf } from '../parts/grid.js';
import { insist } from '../parts/objection.js';
import { parametrised, Region } from '../parts/region.js';
import { numberText, rangeText } from '../parts/text.js';
import type { PeakCounterexample } from './counterexample.js';

/** Throws an `Objection` unless F(inside) exceeds the upper bound of F on every cell of every face of the domain. */
export function checkPeak({ network, peak }: PeakCounterexample, watch: Watch): void {
  const { domain, inside } = peak;
  const spans = domain.axes.map((axis) => Interval.of(axis[0], axis.at(-1)));
  const region = Region.parallelotope(domain.origin, domain.basis, spans, watch);
  insist(
    region?.containsPoint(inside, watch) === true,
    'witness.inside',
    'a point of the domain',
    'one outside',
  );
  const value = at(ranges(image(network, point(inside), watch), watch), 0).lo;
  for (const { face, path } of faces(domain, watch)) {
    const bound = at(ranges(image(network, face, watch), watch), 0).hi;
    const found = bound ? `values up to ${numberText(bound)}` : 'no upper bound';
    const expected = `values of F below F(inside) ${value ? numberText(value) : ''}`;
    insist(staysBelow(network, face, value, watch), path, expected, found);
  }
}

/**
 * The cells of every face of the domain. A face lies at the first or last value of one axis; it has one cell for each
 * combination of intervals of the other axes.
 */
function* faces({ origin, basis, axes }: Grid, watch: Watch): Generator<{ face: Zonotope; path: string }> {
  for (const [i, axis] of axes.entries()) {
    for (const end of [axis[0], axis.at(-1)]) {
      const choices = axes.map((other, j) => (i === j ? [Interval.of(end, end)] : intervalsOf(other)));
      for (const ranges of combinations(choices)) {
        const path = `witness.domain, boundary cell ${ranges.map(rangeText).join(' × ')}`;
        yield { face: parametrised(origin, basis, ranges, watch), path };
      }
    }
  }
}

/** All ways to take one item from each list. */
function* combinations<T>([first, ...rest]: readonly (readonly T[])[]): Generator<readonly T[]> {
  if (first === undefined) yield [];
  else for (const item of first) for (const others of combinations(rest)) yield [item, ...others];
}
