/** What a network of images remembers that is too large for its matrices to be held: by orbits alone. */

import {
  distance,
  growthAt,
  magnitude,
  type Resting,
  shapeOf,
  type SparseMap,
  Survey,
} from '../../sampling/index.js';
import { euclidean, everyExample, type Examples, leastDistance } from '../../sources/training/index.js';
import { allHold, examined, theorem21, theorem22, theorem23 } from '../../statements/index.js';
import { type Memory, type MemoryOptions, NOISE_SHARES, timesUpTo, widenedBox } from './memory.js';
import { recoveryFromAnywhere, recoveryFromNoise } from './recovery.js';
import type { NearbyPoint, Remembered } from './remembered.js';
import { shareOf } from './share.js';
import type { StatementResult } from './statements.js';
import { nearestExample } from './tessellation.js';

/** Number of multiplications that the noisy copies may take together; there are fewer copies if more would. */
const MOST_PRODUCTS = 4e9;
/** Number of rounds of F^period after which an orbit counts as having come to rest or not, and how close it then comes back. */
const MOST_ROUNDS = 500;
const AT_REST = 1e-9;
/** The derivative is taken to expand only if it does by more than this. */
const NEUTRAL = 1e-6;

/** Throws unless the examples have the dimension of F. The same seed gives the same result. */
export function examineMemoryOfImages(
  map: SparseMap,
  examples: Examples,
  options: MemoryOptions,
  onProgress: (done: number, total: number, note: string) => void = () => undefined,
): Memory {
  const n = map.dimension;
  if (n !== examples.dimension)
    throw new RangeError(
      `examineMemoryOfImages: expected examples in ℝ^${n}, got them in ℝ^${examples.dimension}`,
    );
  const least = leastDistance(examples);
  const { seed, copies, epsilon = least / 10, iterations, isCycle } = options;
  const total = examples.count + 2;
  onProgress(0, total, 'attractors');
  const survey = new Survey(map, { seed, box: widenedBox(examples, options.margin) });
  const { resting, starts, escaped, unsettled } = survey;
  const remembered = everyExample(examples).map((x, k): Remembered => {
    onProgress(k, total, 'examples');
    const nearby = restingNear(map, x, epsilon, examples.count);
    return { example: k + 1, residual: euclidean(map.image(x), x), ...(nearby && { nearby }) };
  });
  onProgress(examples.count, total, 'recovery');
  const times = timesUpTo(iterations);
  const affordable = MOST_PRODUCTS / (map.products * iterations * examples.count * NOISE_SHARES.length);
  const radii = options.noise ?? NOISE_SHARES.map((share) => share * least);
  const drawn = Math.max(1, Math.min(copies, Math.floor(affordable)));
  return {
    examples: examples.count,
    dimension: n,
    leastDistance: least,
    epsilon,
    remembered,
    attractors: resting.map((each) => ({
      period: each.points.length,
      points: each.points.map((x) => [...x]),
      spectralRadius: growthAt(map, each.points[0] ?? new Float64Array(n), each.points.length),
      superattractive: false,
      examples: examplesAt(each, examples, epsilon),
      basin: shareOf(each.count, starts),
    })),
    elsewhere: shareOf(escaped, starts),
    unsettled: shareOf(unsettled, starts),
    recovery: recoveryFromAnywhere(map, examples, survey.allStarts(), epsilon, times),
    noise: radii.map((radius) => ({
      radius,
      recovery: recoveryFromNoise(map, examples, { radius, copies: drawn, seed }, epsilon, times, isCycle),
    })),
    tessellation: { agreement: agreement(survey, examples, epsilon) },
    theorems: theoremsFor(map),
    left: LEFT,
  };
}

const LEFT: readonly string[] = [
  'The matrices of this network are too large to be held with their zeros: at the examples only attractors are looked for, not saddles; ' +
    'spectral radii are estimated from the growth of a vector, and nothing is proved.',
];

/** The cycle to which the orbit of an example tends, if it stays near the example whenever it comes round. */
function restingNear(
  map: SparseMap,
  x: Float64Array,
  within: number,
  longest: number,
): NearbyPoint | undefined {
  let period = 0;
  let y = x;
  do {
    y = map.image(y);
    period += 1;
  } while (euclidean(x, y) > within && period < longest);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    if (!(euclidean(x, y) <= within)) return undefined;
    const next = map.image(y, period);
    if (distance(y, next) > AT_REST * magnitude(y)) {
      y = next;
      continue;
    }
    const spectralRadius = growthAt(map, next, period);
    return {
      point: [...next],
      distance: euclidean(x, next),
      period,
      kind: spectralRadius < 1 - NEUTRAL ? 'attractive' : spectralRadius > 1 + NEUTRAL ? 'saddle' : 'neutral',
      spectralRadius,
      superattractive: false,
    };
  }
  return undefined;
}

function examplesAt({ points }: Resting, examples: Examples, epsilon: number): readonly number[] {
  return everyExample(examples).flatMap((x, k) =>
    points.some((point) => euclidean(point, x) <= epsilon) ? [k + 1] : [],
  );
}

/** Of the starts that come to rest at an example, the share of those that come to the nearest one. */
function agreement(survey: Survey, examples: Examples, epsilon: number): ReturnType<typeof shareOf> {
  let [agree, reached] = [0, 0];
  survey.resting.forEach((each, label) => {
    const [example] = examplesAt(each, examples, epsilon);
    if (example === undefined) return;
    for (const start of survey.startsAt(label, Infinity)) {
      reached += 1;
      if (nearestExample(examples, start) === example - 1) agree += 1;
    }
  });
  return shareOf(agree, reached);
}

function theoremsFor({ floats }: SparseMap): readonly StatementResult[] {
  const shape = shapeOf(floats);
  return [theorem21, theorem22, theorem23].map((statement): StatementResult => {
    const found = examined(statement, shape);
    const applies = allHold(found);
    const missing = found.find(({ holds }) => holds === applies);
    const because = `${missing?.name ?? ''}: ${missing?.because ?? ''}`;
    return { theorem: statement.id, applies, ...(applies !== true && { because }) };
  });
}
