/** A value of F that exceeds all on a boundary: what `checkPeak` checks, in words. */

import { intervalsOf, parametrised, type PeakCounterexample } from '../../proof/index.js';
import {
  at,
  everyCase,
  image,
  Interval,
  type Network,
  point,
  ranges,
  Rational,
  type Zonotope,
} from '../../exact/index.js';
import { rounded } from './decimals.js';
import { display, headed, paragraph, say, type Block, type Sentence } from './document.js';
import { fenced, math, separated, sub, tuple, type Formula } from './formula.js';
import { axesOf, parallelotope, sidesOf, valueFormula } from './sets.js';

/** Faces are listed up to this dimension. */
const MOST = 3;

interface Face {
  /** `x₁ = −1` */
  readonly name: Formula;
  /** The point, in dimension one. */
  readonly only: readonly Rational[] | undefined;
  readonly cells: readonly Zonotope[];
  /** The greatest upper bound of F on a cell. */
  readonly bound: Rational;
}

export function domainFormula({ peak }: PeakCounterexample): Formula {
  const { origin, basis, axes } = peak.domain;
  const spans = axes.map((axis) => Interval.of(axis[0], axis.at(-1)));
  return math`D = ${parallelotope(origin, basis, spans)}`;
}

export function peakBlocks(counterexample: PeakCounterexample): readonly Block[] {
  const { network, peak } = counterexample;
  const isExact = network.activation.exact;
  const value = at(ranges(image(network, point(peak.inside))), 0).lo;
  if (value === undefined) throw new TypeError('peakBlocks: expected a finite value');
  const faces = facesOf(counterexample, value);
  const most = faces.map(({ bound }) => bound).reduce((a, b) => Rational.max(a, b));
  const digits = separatingDigits(value, most);
  const below = (bound: Rational) => short(bound, digits, 'up');
  const inside = isExact
    ? valueFormula(peak.inside, [value])
    : math`F${argument(peak.inside)} ≥ ${short(value, digits, 'down')}`;
  const count = faces.reduce((sum, { cells }) => sum + cells.length, 0);
  const n = peak.inside.length;
  const ifAny = network.activation.continuous ? '' : ', if there is one,';
  const boundary = boundarySentence(n, count);
  const lines = faces.map(({ name, only, bound }, i) => {
    const end = i + 1 < faces.length ? ',' : '.';
    if (only && isExact) return math`${valueFormula(only, network.evaluateExactly(only))}${end}`;
    return only
      ? math`F${argument(only)} ≤ ${below(bound)}${end}`
      : math`F(x) ≤ ${below(bound)} where ${name}${end}`;
  });
  return [
    headed('Proof', say`The point ${math`p`} lies in ${math`D`}, and ${inside}.`, boundary),
    ...(n <= MOST ? [display(...lines)] : []),
    paragraph(
      say`So ${math`F(x) ≤ ${below(most)} < F(p)`} for all ${math`x ∈ ∂D`}: the greatest value of ${math`F`} over ${math`D`}${ifAny} is not attained on the boundary.`,
    ),
  ];
}

/** What is known of the boundary: leads to the list of faces, if there is one. */
function boundarySentence(n: number, cells: number): Sentence {
  if (n === 1) return say`The boundary of ${math`D`} consists of two points, where`;
  const carried = say`The boundary of ${math`D`} is cut into ${math`${cells}`} cells, and on each of them ${math`F`} is bounded from above.`;
  return n <= MOST ? say`${carried} On its faces, this gives` : carried;
}

/** The faces at either end of each axis, cut into the cells of the other axes. */
function facesOf({ network, peak }: PeakCounterexample, value: Rational): readonly Face[] {
  const { origin, basis, axes } = peak.domain;
  const own = axesOf(basis);
  return axes.flatMap((axis, i) =>
    [axis[0], axis.at(-1)].map((end) => {
      const choices = axes.map((other, j) => (i === j ? [Interval.of(end, end)] : intervalsOf(other)));
      const cells = combinations(choices).map((choice) => parametrised(origin, basis, choice));
      const spans = choices.map((parts) => Interval.of(at(parts, 0).lo, parts.at(-1)?.hi));
      const side = own && sidesOf(origin, basis, spans)?.[at(own, i)]?.value;
      const name = side
        ? math`${sub('x', at(own, i) + 1)} = ${side}`
        : math`${sub('s', i + 1)} = ${end ?? '∞'}`;
      const only = axes.length === 1 ? at(cells, 0).origin : undefined;
      const bound = cells
        .map((cell) => upperBound(network, cell, value))
        .reduce((a, b) => Rational.max(a, b));
      return { name, only, cells, bound };
    }),
  );
}

/** An upper bound of F on the cell, below the value: of its image, or else of the cases where φ jumps. */
function upperBound(network: Network, cell: Zonotope, value: Rational): Rational {
  const direct = at(ranges(image(network, cell)), 0).hi;
  if (direct?.lessThan(value) === true) return direct;
  let most: Rational | undefined;
  everyCase(network, cell, 1, (y) => {
    const { hi } = at(ranges(y), 0);
    if (hi) most = most ? Rational.max(most, hi) : hi;
    return hi !== undefined;
  });
  if (most === undefined) throw new TypeError('upperBound: expected F to be bounded on the cell');
  return most;
}

/** One item of each list, in every way. */
function combinations<T>([first, ...rest]: readonly (readonly T[])[]): readonly (readonly T[])[] {
  if (first === undefined) return [[]];
  const others = combinations(rest);
  return first.flatMap((item) => others.map((more) => [item, ...more]));
}

/** As many digits as keep the rounded value above the rounded bound; `undefined` if it takes too many. */
function separatingDigits(value: Rational, bound: Rational): number | undefined {
  for (let digits = 4; digits <= 40; digits++) {
    if (rounded(bound, digits, 'up').lessThan(rounded(value, digits, 'down'))) return digits;
  }
  return undefined;
}

/** The number itself if it is short, else one with fewer digits on the given side of it, if there is one. */
function short(value: Rational, digits: number | undefined, direction: 'up' | 'down'): Formula {
  if (value.toString().length <= 12 || digits === undefined) return math`${value}`;
  return { kind: 'decimal', value: rounded(value, digits, direction) };
}

function argument(x: readonly Rational[]): Formula {
  return x.length === 1 ? fenced('(', separated(x.map((each) => math`${each}`)), ')') : tuple(x);
}
