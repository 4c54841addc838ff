/** Grids in words: by which hyperplanes they are cut. */

import type { Grid } from '../../proof/index.js';
import { at, Interval, type Rational } from '../../exact/index.js';
import { listed, say, type Sentence } from './document.js';
import { math, separated, sub, tuple, type Formula } from './formula.js';
import { axesOf, sidesOf, space } from './sets.js';

/** More values than this on one axis are counted instead of listed. */
const MOST = 16;

/** "The lines x₁ = 0, 2 and x₂ = 0, 2 divide ℝ² into cells." */
export function gridSentence({ origin, basis, axes }: Grid): Sentence {
  const n = axes.length;
  const own = axesOf(basis);
  const values = axes.map((axis, i) => {
    const finite = axis.filter((value) => value !== undefined);
    if (own === undefined) return distinct(finite);
    // Along an axis of the space, x_j itself can be told.
    const inX = finite.map((value) => {
      const point = axes.map((_, k) => Interval.point(k === i ? value : at(finite, 0)));
      const side = sidesOf(origin, basis, point)?.[at(own, i)];
      return side?.value ?? value;
    });
    return distinct(inX.toSorted((a, b) => a.compare(b)));
  });
  const name = (i: number) => (own ? sub('x', at(own, i) + 1) : sub('t', i + 1));
  const walls = values.flatMap((each, i) => (each.length === 0 ? [] : [valuesOf(name(i), each)]));
  const kind = n === 1 ? 'points' : n === 2 ? 'lines' : n === 3 ? 'planes' : 'hyperplanes';
  const terms = basis.map((direction, i) => math`${sub('t', i + 1)}${tuple(direction)}`);
  const start = origin.every(({ sign }) => sign === 0) ? [] : [tuple(origin)];
  const sum = math`x = ${separated([...start, ...terms], ' + ')}`;
  const coordinates = own ? say`The` : say`In the coordinates ${math`t`} with ${sum}, the`;
  return say`${coordinates} ${kind} ${listed(walls)} divide ${space(n)} into cells.`;
}

function valuesOf(name: Formula, values: readonly Rational[]): Sentence {
  if (values.length <= MOST)
    return say`${math`${name} = ${separated(values.map((value) => math`${value}`))}`}`;
  const [first, last] = [at(values, 0), at(values, values.length - 1)];
  return say`${math`${name} = ${first}, …, ${last}`} (${math`${values.length}`} of them)`;
}

function distinct(values: readonly Rational[]): readonly Rational[] {
  return values.filter((value, i) => values[i - 1]?.equals(value) !== true);
}
