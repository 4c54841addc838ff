/** Lemmas 2.1–2.4 as experiments. All arithmetic is exact, so every outcome is true for its case. */

import fc from 'fast-check';
import {
  activation,
  activationFamily,
  box,
  matrixOfRank,
  vector,
  type ActivationOptions,
  type Box as Corners,
} from '../generators/index.js';
import {
  type Activation,
  at,
  Interval,
  layoutJson,
  type Matrix,
  PiecewiseLinear,
  Rational,
  type Vector,
} from '../../exact/index.js';
import type { Outcome } from '../../statements/index.js';
import type { IntervalBox } from './box.js';
import { experiment, type Observation } from './experiment.js';
import {
  boundaryPointMissed,
  chordLeaving,
  hasConnectedPreimage,
  hasConnectedAffinePreimage,
  isConnectedUnion,
  squaredDistance,
} from './lemmas.js';

/** A piecewise linear φ and a finite union of boxes. */
interface Scene {
  readonly phi: PiecewiseLinear;
  readonly boxes: readonly IntervalBox[];
}

function piecewiseLinear(options: ActivationOptions): fc.Arbitrary<PiecewiseLinear> {
  return activation(options).filter(
    (phi: Activation): phi is PiecewiseLinear => phi instanceof PiecewiseLinear,
  );
}

/** One to three boxes in dimension 1, one or two in higher dimensions. */
function boxesIn(n: number): fc.Arbitrary<readonly IntervalBox[]> {
  return fc.array(box(n).map(sidesOf), { minLength: 1, maxLength: n === 1 ? 3 : 2 });
}

/** A connected union of boxes, made by dropping the boxes that cannot be reached from the first one. */
function connectedBoxesIn(n: number): fc.Arbitrary<readonly IntervalBox[]> {
  return fc
    .array(box(n).map(sidesOf), { minLength: 1, maxLength: 6 })
    .map((boxes) =>
      boxes.reduce<readonly IntervalBox[]>(
        (kept, next) => (isConnectedUnion([...kept, next]) ? [...kept, next] : kept),
        [],
      ),
    );
}

function sidesOf({ lo, hi }: Corners): IntervalBox {
  return lo.map((end, i) => Interval.of(end, at(hi, i)));
}

function scenes(
  options: ActivationOptions,
  boxes: (n: number) => fc.Arbitrary<readonly IntervalBox[]>,
): fc.Arbitrary<Scene> {
  return fc
    .tuple(piecewiseLinear(options), fc.integer({ min: 1, max: 3 }).chain(boxes))
    .map(([phi, drawn]) => ({ phi, boxes: drawn }));
}

function observed(
  phi: PiecewiseLinear | undefined,
  dimension: number,
  outcome: Outcome,
  ...labels: string[]
): Observation {
  const family = phi ? activationFamily(phi) : 'affine';
  return { ...outcome, traits: { dimension, family }, labels: [`dimension ${dimension}`, ...labels] };
}

function judged(holds: boolean, otherwise: string): Outcome {
  return holds
    ? { verdict: 'survived', reason: 'holds' }
    : { verdict: 'suspected', reason: `${otherwise}, in exact arithmetic` };
}

function writeScene({ phi, boxes }: Scene): string {
  return layoutJson({ activation: { pieces: phi.pieces }, boxes: boxesJson(boxes) });
}

function boxesJson(boxes: readonly IntervalBox[]): unknown {
  return boxes.map((box) => box.map(({ lo, hi }) => [lo, hi]));
}

const everyDimension = [1, 2, 3].map((n) => ({ label: `dimension ${n}`, share: 0.15 }));
const source = 'Beise & Dias Da Cruz, Lemma';

export const lemma21 = experiment<Scene>({
  id: 'lem-2.1',
  hypotheses: ['continuous', 'monotone', 'D bounded'],
  conclusion: '∂φ(D) ⊂ φ(∂D)',
  source: `${source} 2.1`,
  cases: scenes({}, boxesIn),
  check: ({ phi, boxes }) => {
    const y = boundaryPointMissed(phi, boxes);
    const several = boxes.length > 1 ? ['several boxes'] : [];
    return observed(
      phi,
      at(boxes, 0).length,
      judged(y === undefined, `(${String(y)}) is in ∂φ(D) but not in φ(∂D)`),
      ...several,
    );
  },
  write: writeScene,
  requirements: [...everyDimension, { label: 'several boxes', share: 0.2 }],
});

/** Two points, a point y near their images, and parameters of points between the two. */
interface Chord {
  readonly phi: PiecewiseLinear;
  readonly ends: readonly [Vector, Vector];
  readonly y: Vector;
  readonly parameters: readonly Rational[];
}

export const lemma22 = experiment<Chord>({
  id: 'lem-2.2',
  hypotheses: ['monotone'],
  conclusion: 'φ(x₁), φ(x₂) ∈ U_ε(y) implies φ([x₁, x₂]) ⊂ U_(ε√n)(y)',
  source: `${source} 2.2`,
  cases: fc.integer({ min: 1, max: 8 }).chain((n) =>
    fc.record({
      phi: piecewiseLinear({ continuous: 'either' }),
      ends: fc.tuple(vector(n), vector(n)),
      y: vector(n),
      parameters: fc.array(unitInterval(), { minLength: 8, maxLength: 8 }),
    }),
  ),
  check: ({ phi, ends, y, parameters }) => {
    const image = (x: Vector) => x.map((entry) => phi.valueAt(entry));
    const distance = Rational.max(squaredDistance(image(ends[0]), y), squaredDistance(image(ends[1]), y));
    // Any ε² above the greater distance satisfies the hypothesis; the nearer ε² is to it, the harder the test.
    const epsilonSquared = distance.plus(Rational.of(1, 2n ** 40n));
    const t = chordLeaving(phi, ends, y, epsilonSquared, parameters);
    const jumps = phi.continuous ? [] : ['φ jumps'];
    return observed(phi, y.length, judged(t === undefined, `fails at t = ${String(t)}`), ...jumps);
  },
  write: ({ phi, ends, y, parameters }) =>
    layoutJson({ activation: { pieces: phi.pieces }, ends, y, parameters }),
  requirements: [
    { label: 'dimension 1', share: 0.05 },
    { label: 'dimension 8', share: 0.05 },
    { label: 'φ jumps', share: 0.1 },
  ],
});

/** Dyadic numbers in [0, 1]. */
function unitInterval(): fc.Arbitrary<Rational> {
  return fc.integer({ min: 0, max: 64 }).map((k) => Rational.of(k, 64));
}

export const lemma23 = experiment<Scene>({
  id: 'lem-2.3',
  hypotheses: ['surjective', 'monotone', 'D open and path-connected'],
  conclusion: 'φ⁻¹(D) is path-connected',
  source: `${source} 2.3`,
  cases: scenes({ surjective: true }, connectedBoxesIn),
  check: ({ phi, boxes }) => {
    const several = boxes.length > 1 ? ['several boxes'] : [];
    return observed(
      phi,
      at(boxes, 0).length,
      judged(hasConnectedPreimage(phi, boxes), 'φ⁻¹(D) falls apart'),
      ...several,
    );
  },
  write: writeScene,
  requirements: [...everyDimension, { label: 'several boxes', share: 0.2 }],
});

interface AffineScene {
  readonly weights: Matrix;
  readonly bias: Vector;
  readonly boxes: readonly IntervalBox[];
}

export const lemma24 = experiment<AffineScene>({
  id: 'lem-2.4',
  hypotheses: ['α affine and onto', 'D open and path-connected'],
  conclusion: 'α⁻¹(D) is path-connected',
  source: `${source} 2.4`,
  cases: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 })).chain(([m, more]) =>
    fc.record({
      weights: matrixOfRank(m, m + more, m),
      bias: vector(m),
      boxes: connectedBoxesIn(m),
    }),
  ),
  check: ({ weights, bias, boxes }) => {
    const several = boxes.length > 1 ? ['several boxes'] : [];
    const outcome = judged(
      hasConnectedAffinePreimage({ weights, bias }, boxes),
      'two boxes that meet have no inverse image in common',
    );
    return observed(undefined, weights.length, outcome, ...several);
  },
  write: ({ weights, bias, boxes }) => layoutJson({ weights, bias, boxes: boxesJson(boxes) }),
  requirements: [...everyDimension, { label: 'several boxes', share: 0.2 }],
});
