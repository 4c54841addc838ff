/** Cases of the lemmas: piecewise linear φ, or affine maps, and sets for them. All exact. */

import fc from 'fast-check';
import { type Activation, at, Interval, layoutJson, PiecewiseLinear, Rational } from '../../exact/index.js';
import type { SetRecipe, SetStatement } from '../../statements/index.js';
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
  type AffineSubject,
  type BoxesSubject,
  type ChordSubject,
  type IntervalBox,
  isConnectedUnion,
  judge,
  type Judgement,
} from '../judge/index.js';
import { type Design, type Observation, titled } from './experiment.js';

export type SetSubject = BoxesSubject | ChordSubject | AffineSubject;

export function setDesign(statement: SetStatement): Design<SetSubject> {
  return {
    ...titled(statement),
    cases: setsFor(statement.recipe),
    check: (subject, seed) => observed(subject, judge(subject, statement, { look: 'sample', seed })),
    write: written,
  };
}

/** By a statement's recipe. */
export function setsFor(recipe: SetRecipe): fc.Arbitrary<SetSubject> {
  switch (recipe.draws) {
    case 'unions of boxes':
      return withBoxes(recipe.phi, boxesIn);
    case 'connected unions of boxes':
      return withBoxes(recipe.phi, connectedBoxesIn);
    case 'chords':
      return chords(recipe.phi);
    case 'affine maps':
      return affineMaps;
  }
}

function withBoxes(
  phi: ActivationOptions,
  boxes: (n: number) => fc.Arbitrary<readonly IntervalBox[]>,
): fc.Arbitrary<BoxesSubject> {
  return fc
    .tuple(piecewiseLinear(phi), fc.integer({ min: 1, max: 3 }).chain(boxes))
    .map(([drawn, union]) => ({ phi: drawn, boxes: union }));
}

function piecewiseLinear(options: ActivationOptions): fc.Arbitrary<PiecewiseLinear> {
  return activation(options).filter(
    (phi: Activation): phi is PiecewiseLinear => phi instanceof PiecewiseLinear,
  );
}

/** One to three boxes in dimension 1, one or two above. */
function boxesIn(n: number): fc.Arbitrary<readonly IntervalBox[]> {
  return fc.array(box(n).map(sidesOf), { minLength: 1, maxLength: n === 1 ? 3 : 2 });
}

/** A union that is connected, by dropping the boxes that the first one does not lead to. */
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

function chords(phi: ActivationOptions): fc.Arbitrary<ChordSubject> {
  return fc.integer({ min: 1, max: 8 }).chain((n) =>
    fc.record({
      phi: piecewiseLinear(phi),
      ends: fc.tuple(vector(n), vector(n)),
      y: vector(n),
      parameters: fc.array(unitInterval(), { minLength: 8, maxLength: 8 }),
    }),
  );
}

/** Dyadic numbers in [0, 1]. */
function unitInterval(): fc.Arbitrary<Rational> {
  return fc.integer({ min: 0, max: 64 }).map((k) => Rational.of(k, 64));
}

/** From up to three more dimensions onto one to three. */
const affineMaps: fc.Arbitrary<AffineSubject> = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 0, max: 3 }))
  .chain(([m, more]) =>
    fc.record({
      weights: matrixOfRank(m, m + more, m),
      bias: vector(m),
      boxes: connectedBoxesIn(m),
    }),
  );

/** What a case was, for the table of a run and its requirements. */
export function observed(subject: SetSubject, { verdict, reason }: Judgement): Observation {
  const dimension = 'y' in subject ? subject.y.length : at(subject.boxes, 0).length;
  const family = 'phi' in subject ? activationFamily(subject.phi) : 'affine';
  const isSeveral = 'boxes' in subject && subject.boxes.length > 1;
  const jumps = 'y' in subject && !subject.phi.continuous;
  return {
    verdict,
    reason,
    traits: { dimension, family },
    labels: [
      `dimension ${dimension}`,
      ...(isSeveral ? ['several boxes'] : []),
      ...(jumps ? ['φ jumps'] : []),
    ],
  };
}

/** A case as a text, from which a reader can rebuild it. */
export function written(subject: SetSubject): string {
  if ('y' in subject) {
    const { phi, ends, y, parameters } = subject;
    return layoutJson({ activation: { pieces: phi.pieces }, ends, y, parameters });
  }
  const boxes = subject.boxes.map((each) => each.map(({ lo, hi }) => [lo, hi]));
  if ('phi' in subject) return layoutJson({ activation: { pieces: subject.phi.pieces }, boxes });
  const { weights, bias } = subject;
  return layoutJson({ weights, bias, boxes });
}
