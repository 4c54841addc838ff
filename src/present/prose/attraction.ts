/** Why x* is attractive: what `checkAttractor` checks, in words. */

import {
  contractionFactor,
  type Attractor,
  type BasinCounterexample,
  type StableAttractor,
} from '../../proof/index.js';
import {
  activated,
  affineImage,
  type AnySet,
  at,
  image,
  matrix,
  type Matrix,
  type Network,
  ranges,
  Rational,
  unwatched,
} from '../../exact/index.js';
import { affine } from './affine.js';
import { rounded } from './decimals.js';
import { display, headed, paragraph, say, type Block, type Sentence } from './document.js';
import { fenced, math, power, type Formula } from './formula.js';
import { passagesBlocks } from './passages.js';
import { matrixFormula, parallelotope, sidesOf, valueFormula } from './sets.js';

const xStar = math`x*`;
const R = math`R`;

export function attractingRegion({ region }: Attractor): Formula {
  return math`R = ${parallelotope(region.origin, region.directions, region.ranges)}`;
}

/** Ends with this: every orbit that enters R converges to x*. */
export function attractionBlocks(counterexample: BasinCounterexample): readonly Block[] {
  const { network, attractor } = counterexample;
  switch (attractor.kind) {
    case 'contraction':
      return network.activation.exact ? exactBlocks(network, attractor) : smoothBlocks(network, attractor);
    case 'passages':
      return passagesBlocks(counterexample, attractor);
  }
}

/** φ piecewise linear: x* is known, and F^p contracts R towards it. */
function exactBlocks(network: Network, attractor: StableAttractor): readonly Block[] {
  const { point, power: p } = attractor;
  const F = power('F', p);
  const start = [
    say`The point ${xStar} is fixed: ${valueFormula(point, point)}.`,
    say`Let ${attractingRegion(attractor)}.`,
  ];
  const on = network.activation.continuous ? say`On ${R}` : say`On ${R} no jump of ${math`φ`} is met. There`;
  const slope = constantSlope(network.power(p), attractor);
  if (slope?.every((row) => row.every(({ sign }) => sign === 0)) === true) {
    return [
      headed(
        'Proof',
        ...start,
        say`${on} the map ${F} is constant, so that ${math`${F}(R) = {x*}`}.`,
        convergence(p),
      ),
    ];
  }
  const contracted = (why: string) => [contraction(network, attractor, why), convergence(p)];
  if (slope === undefined) {
    const slopes = say`slopes of chords of ${math`φ`}`;
    return [
      headed(
        'Proof',
        ...start,
        say`${on} ${productsOf(p, slopes)}.`,
        ...contracted('Bounds of these slopes give'),
      ),
    ];
  }
  if (slope.length === 1) {
    return [
      headed(
        'Proof',
        ...start,
        say`${on} the map ${F} is affine, with slope ${matrixFormula(slope)}.`,
        ...contracted('Hence'),
      ),
    ];
  }
  return [
    headed('Proof', ...start, say`${on} the map ${F} is affine, with the linear part`),
    display(math`${matrixFormula(slope)}.`),
    paragraph(...contracted('Hence')),
  ];
}

/** φ smooth: x* is not known, but enclosed by R. */
function smoothBlocks(network: Network, attractor: StableAttractor): readonly Block[] {
  const { region, power: p } = attractor;
  const [F, next] = [power('F', p), power('F', p + 1)];
  const staysIn = region.contains(image(network, region.set));
  const maps = staysIn ? say`${math`F(R) ⊂ R`}` : say`${math`${F}(R) ⊂ R`} and ${math`${next}(R) ⊂ R`}`;
  const why = staysIn ? math`F(x*) ∈ R` : math`F(x*) = ${next}(x*) ∈ R`;
  return [
    headed(
      'Proof',
      say`Enclosures of the images show that ${maps}.`,
      say`On ${R} ${productsOf(p, say`values of ${math`φ′`}`)}.`,
      contraction(network, attractor, 'Enclosures of these values give'),
      say`By Banach’s fixed point theorem, ${F} has exactly one fixed point ${xStar} in ${R}.`,
      ...(p === 1
        ? []
        : [say`As ${why} is a fixed point of ${F} too, it is the same one: ${math`F(x*) = x*`}.`]),
      convergence(p),
      say`As ${math`φ′`} is continuous, ${F} contracts a neighbourhood of ${xStar} too, so that ${xStar} is attractive.`,
    ),
  ];
}

/** F^p(x) − F^p(y) = M(x − y), where the diagonal matrices in M have the given entries. */
function productsOf(p: number, entries: Sentence): Sentence {
  const F = power('F', p);
  const difference = math`${F}(x) − ${F}(y) = M(x − y)`;
  return say`we have ${difference}, where ${math`M`} is a product of the weight matrices and of diagonal matrices of ${entries} on what is met`;
}

/** `|F(x) − F(y)| ≤ |x − y|/4 for x, y ∈ R`, with the norm in which it holds. */
function contraction(network: Network, { region, power: p }: StableAttractor, why: string): Sentence {
  const q = contractionFactor(network.power(p), region, unwatched);
  if (q === undefined) throw new TypeError('contraction: expected a region where φ does not jump');
  const n = region.origin.length;
  const bars = n === 1 ? '|' : '‖';
  const size = (of: Formula) => fenced(bars, of, bars);
  const F = power('F', p);
  const distance = size(math`x − y`);
  const bound = isShort(q)
    ? affine([{ coefficient: q, of: distance }], Rational.zero)
    : math`${decimalAbove(q)}${distance}`;
  const sides = sidesOf(region.origin, region.directions, region.ranges);
  const lengths = sides?.map(({ lo, hi }) => lo && hi?.minus(lo).toString());
  const isCube = lengths !== undefined && new Set(lengths).size === 1;
  const centre = network.activation.exact ? 'x*' : 'c';
  const unitBall = say`, in the norm whose unit ball is ${math`R − ${centre}`}${centre === 'c' ? say` with ${math`c`} the centre of ${R}` : ''}`;
  const norm = isCube ? say`, in the maximum norm` : unitBall;
  return say`${why} ${math`${size(math`${F}(x) − ${F}(y)`)} ≤ ${bound}`} for all ${math`x, y ∈ R`}${n === 1 ? '' : norm}.`;
}

function isShort(q: Rational): boolean {
  return q.toString().length <= 9;
}

/** A number between q and 1 of few digits, or q itself if there is none. */
function decimalAbove(q: Rational): Formula {
  for (let digits = 3; digits <= 40; digits++) {
    const value = rounded(q, digits, 'up');
    if (value.lessThan(Rational.one)) return { kind: 'decimal', value };
  }
  return math`${q}`;
}

function convergence(p: number): Sentence {
  const limit = (k: Formula) => math`${power('F', k)}(x) → x*`;
  return p === 1
    ? say`So ${limit(math`k`)} for every ${math`x ∈ R`}.`
    : say`So ${limit(math`${p}k`)} for every ${math`x ∈ R`}, and then ${limit(math`k`)} too, since ${math`F`} is continuous on what is met and ${math`F(x*) = x*`}.`;
}

/** The matrix A with F(x) − F(y) = A(x − y) on the region, if φ is met on single lines only. */
function constantSlope(network: Network, { region }: Attractor): Matrix | undefined {
  let set: AnySet = region.set;
  let slope = matrix.identity(region.origin.length);
  for (const [k, layer] of network.layers.slice(0, -1).entries()) {
    set = affineImage(at(network.integerLayers(), k), set);
    const slopes = ranges(set).map((range) => network.activation.chordSlopes(range)?.value);
    slope = matrix.multiply(layer.weights, slope);
    const scaled = slope.map((row, j) => {
      const factor = slopes[j];
      // What is multiplied by zero need not be known.
      if (factor === undefined) return row.every(({ sign }) => sign === 0) ? row : undefined;
      return row.map((x) => x.times(factor));
    });
    if (scaled.includes(undefined)) return undefined;
    slope = scaled.filter((row) => row !== undefined);
    set = activated(network.activation, set);
  }
  return matrix.multiply(at(network.layers, network.depth - 1).weights, slope);
}
