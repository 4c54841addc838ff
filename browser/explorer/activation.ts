/** Changing one number of a piecewise linear φ, and the activations to choose from. */

import {
  absolute,
  type Activation,
  at,
  hardTanh,
  leakyRelu,
  type Piece,
  PiecewiseLinear,
  Rational,
  relu,
  smoothActivations,
} from '../../src/exact/index.js';

export type PieceKey = 'until' | 'slope' | 'intercept';

/** The activations that have names, in the order in which they are offered. */
export const namedActivations: Readonly<Record<string, Activation>> = {
  ReLU: relu,
  'leaky ReLU, slope 1/4': leakyRelu(Rational.of(1, 4)),
  '|x|': absolute,
  'hard tanh': hardTanh,
  ...smoothActivations,
};

/**
 * φ with one number of one piece changed; `undefined` if its breakpoints would no longer increase. If `kept` is set,
 * φ stays continuous: a new slope turns the piece about its start (the first one about its end), a new intercept lifts
 * all of φ, and after a new slope or breakpoint all that follows is lifted to where the piece now ends.
 */
export function changedPiece(
  { pieces }: PiecewiseLinear,
  index: number,
  key: PieceKey,
  value: Rational,
  kept: boolean,
): PiecewiseLinear | undefined {
  if (key === 'until' && !isBetween(value, pieces[index - 1]?.until, pieces[index + 1]?.until))
    return undefined;
  const before = at(pieces, index);
  const changed = pieces.map((piece, i) => (i === index ? { ...piece, [key]: value } : piece));
  if (!kept) return new PiecewiseLinear(changed);
  if (key === 'intercept') {
    const lift = value.minus(before.intercept);
    return new PiecewiseLinear(pieces.map((piece) => lifted(piece, lift)));
  }
  const pivot = index === 0 ? before.until : pieces[index - 1]?.until;
  if (key === 'slope' && pivot) {
    const intercept = before.intercept.plus(before.slope.minus(value).times(pivot));
    changed[index] = { ...before, slope: value, intercept };
  }
  for (let i = index + 1; i < changed.length; i++) {
    const [left, right] = [at(changed, i - 1), at(changed, i)];
    if (left.until) changed[i] = lifted(right, valueOn(left, left.until).minus(valueOn(right, left.until)));
  }
  return new PiecewiseLinear(changed);
}

function isBetween(value: Rational, before: Rational | undefined, after: Rational | undefined): boolean {
  return (!before || before.lessThan(value)) && (!after || value.lessThan(after));
}

function lifted(piece: Piece, lift: Rational): Piece {
  return { ...piece, intercept: piece.intercept.plus(lift) };
}

function valueOn({ slope, intercept }: Piece, x: Rational): Rational {
  return slope.times(x).plus(intercept);
}
