import { type Activation, at, PiecewiseLinear, Rational } from '../../exact/index.js';
import { fromKinks, type Kink, type Kinked, toKinks } from './kinks.js';
import { rationalMoves } from './rational-moves.js';
import { simplestActivations } from './simplest-activations.js';
import { smoothFamily } from './smooth-family.js';

/**
 * Activations that may replace φ: the simplest of every kind; and φ without one of its kinks, moved to the origin, or
 * with another number. If φ is continuous at a kink, it stays continuous there: a slope, a place or a jump changes,
 * and the rest of the graph moves up or down.
 */
export function* activationMoves(activation: Activation): Generator<Activation, void> {
  yield* simplestActivations;
  for (const { activation: smooth } of smoothFamily) yield smooth;
  if (!(activation instanceof PiecewiseLinear)) return;
  for (const kinked of kinkedMoves(toKinks(activation))) {
    const move = fromKinks(kinked);
    if (move !== undefined) yield move;
  }
}

function* kinkedMoves(kinked: Kinked): Generator<Kinked, void> {
  const { slope, intercept, kinks } = kinked;
  for (const [i, { slope: after }] of kinks.entries()) {
    yield { ...kinked, kinks: kinks.toSpliced(i, 1) };
    // The same kink deleted, but now with the slope on its right for both sides.
    if (i === 0) yield { slope: after, intercept, kinks: kinks.slice(1) };
    else yield { ...kinked, kinks: kinks.toSpliced(i - 1, 2, { ...at(kinks, i - 1), slope: after }) };
  }
  yield { ...kinked, intercept: Rational.zero };
  for (const { at: origin } of kinks) {
    const moved = kinks.map((kink) => ({ ...kink, at: kink.at.minus(origin) }));
    yield { slope, intercept: Rational.zero, kinks: moved };
    yield { slope, intercept: intercept.plus(slope.times(origin)), kinks: moved };
  }
  for (const move of rationalMoves(slope)) yield { ...kinked, slope: move };
  for (const move of rationalMoves(intercept)) yield { ...kinked, intercept: move };
  for (const [i, kink] of kinks.entries()) {
    for (const move of movesOfKink(kink)) yield { ...kinked, kinks: kinks.with(i, move) };
  }
}

function* movesOfKink(kink: Kink): Generator<Kink, void> {
  for (const slope of rationalMoves(kink.slope)) yield { ...kink, slope };
  for (const jump of rationalMoves(kink.jump)) yield { ...kink, jump };
  for (const where of rationalMoves(kink.at)) yield { ...kink, at: where };
}
