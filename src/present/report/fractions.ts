/** Basin fractions: which share of a box of starts ends at each attractor, with confidence intervals. Sampled. */

import {
  type StartBox,
  cube,
  isDecidedByRounding,
  pointsIn,
  SampledFate,
  productsOf,
  Random,
  type Portrait,
  type Survey,
} from '../../sampling/index.js';
import { wilson } from '../../search/stress/index.js';

export type FractionEnding = 'escapes' | 'elsewhere' | 'collapses' | 'unsettled';

export interface Fraction {
  /** The attractor, counted from 0, or what else becomes of the starts. */
  readonly of: number | FractionEnding;
  readonly count: number;
  readonly share: number;
  /** Wilson's score interval for the share, at 95 %. */
  readonly lo: number;
  readonly hi: number;
}

export interface Fractions {
  readonly box: StartBox;
  /** How many starts were drawn, uniformly. */
  readonly starts: number;
  readonly fractions: readonly Fraction[];
}

const Z = 1.959963984540054;

/** Starts, unless evaluations of F take long; steps that an orbit is taken to need when that is estimated. */
const MOST_STARTS = 10_000;
const FEWEST_STARTS = 500;
const USUAL_STEPS = 64;
const PRODUCTS = 4e9;

/** [−r, r]ⁿ with the least power of two r that is twice as large as all coordinates of attractors, and at least 2. */
export function boxAround({ attractors, map }: Pick<Portrait, 'attractors' | 'map'>): StartBox {
  let r = 2;
  for (const { points } of attractors)
    for (const x of points) while (x.some((value) => Math.abs(value) > r / 2)) r *= 2;
  return cube(map.dimension, -r, r);
}

/** For the attractors of a portrait. The same seed gives the same fractions. */
export function basinFractions({ map, classifier }: Portrait, box: StartBox, seed: number): Fractions {
  const affordable = PRODUCTS / (productsOf(map.network) * USUAL_STEPS);
  const starts = Math.round(Math.min(MOST_STARTS, Math.max(FEWEST_STARTS, affordable)));
  const random = new Random(seed, 'basin fractions');
  const points = pointsIn(box, starts, random);
  const { labels, steps } = classifier.fates(points, starts);
  const collapses = (k: number) =>
    isDecidedByRounding(
      map.floats,
      points.subarray(k * map.dimension, (k + 1) * map.dimension),
      steps[k] ?? 0,
    );
  const kinds = Array.from(labels, (label, k): Fraction['of'] => {
    const basin = classifier.basins[label];
    if (basin) {
      const isStable = classifier.attractors[basin.attractor]?.lyapunov === 'stable';
      return isStable || !collapses(k) ? basin.attractor : 'collapses';
    }
    if (label === SampledFate.escaped || label === SampledFate.leftFloatRange) return 'escapes';
    if (label !== SampledFate.notAttracted && label !== SampledFate.cycle) return 'unsettled';
    return collapses(k) ? 'collapses' : 'elsewhere';
  });
  return { box, starts, fractions: counted(kinds, classifier.attractors.length) };
}

/** For the resting points of a survey: its own starts. */
export function surveyFractions({ resting, escaped, unsettled, starts, box }: Survey): Fractions {
  const kinds: Fraction['of'][] = resting.flatMap(({ count }, k) => new Array<number>(count).fill(k));
  for (let k = 0; k < escaped; k++) kinds.push('escapes');
  for (let k = 0; k < unsettled; k++) kinds.push('unsettled');
  return { box, starts, fractions: counted(kinds, resting.length) };
}

function counted(kinds: readonly Fraction['of'][], attractors: number): readonly Fraction[] {
  const named: readonly Fraction['of'][] = [
    ...Array(attractors).keys(),
    'escapes',
    'elsewhere',
    'collapses',
    'unsettled',
  ];
  return named.flatMap((of) => {
    const count = kinds.filter((kind) => kind === of).length;
    if (count === 0 && typeof of !== 'number') return [];
    return [{ of, ...shareWithin(count, kinds.length) }];
  });
}

/** The share of the starts, with its interval. */
export function shareWithin(count: number, starts: number): Omit<Fraction, 'of'> {
  return { count, share: count / starts, ...wilson(count, starts, Z) };
}
