/**
 * Networks near a network: a few of its numbers are drawn anew, most of them from 0 and ±1, the others from short numbers. Unlike the
 * moves of shrinking, mutations need not make anything simpler.
 */

import { at, type Layer, Network, PiecewiseLinear, Rational } from '../../exact/index.js';
import type { Random } from '../../sampling/index.js';
import { simplestActivations } from '../generators/index.js';
import { shortNumber } from './short-number.js';

/** This share of the numbers drawn is other than 0 and ±1. */
const SHARE_OF_PARAMETERS = 1 / 3;
/** At most this many places are changed at once. */
const MOST_CHANGES = 3;
/** One change in this many is one of φ; and one in this many of those takes another φ altogether. */
const [CHANGES_PER_CHANGE_OF_PHI, CHANGES_OF_PHI_PER_NEW_ONE] = [4, 8];

/** A network with the same widths, or none, if the change drawn is not possible. φ stays piecewise linear, and continuous if it is. */
export function mutated({ activation, layers }: Network, random: Random): Network | undefined {
  let phi = activation;
  let changed: readonly Layer[] = layers;
  for (let left = 1 + random.index(MOST_CHANGES); left > 0; left--) {
    if (random.index(CHANGES_PER_CHANGE_OF_PHI) > 0) {
      changed = withNumber(changed, random);
      continue;
    }
    const next = phi instanceof PiecewiseLinear ? mutatedPhi(phi, random) : undefined;
    if (next === undefined) return undefined;
    phi = next;
  }
  return new Network(phi, changed);
}

function withNumber(layers: readonly Layer[], random: Random): readonly Layer[] {
  const k = random.index(layers.length);
  const { weights, bias } = at(layers, k);
  const i = random.index(bias.length);
  const row = at(weights, i);
  const j = random.index(row.length + 1);
  const value = shortNumber(random, SHARE_OF_PARAMETERS);
  return layers.with(
    k,
    j === row.length
      ? { weights, bias: bias.with(i, value) }
      : { weights: weights.with(i, row.with(j, value)), bias },
  );
}

type Pieces = readonly PiecewiseLinear['pieces'][number][];

function mutatedPhi(phi: PiecewiseLinear, random: Random): PiecewiseLinear | undefined {
  if (random.index(CHANGES_OF_PHI_PER_NEW_ONE) === 0) {
    const others = simplestActivations.filter(({ continuous }) => continuous || !phi.continuous);
    return at(others, random.index(others.length));
  }
  const { pieces } = phi;
  const k = random.index(pieces.length);
  const piece = at(pieces, k);
  switch (random.index(4)) {
    case 0:
      return pieces.length > 2 ? repaired(phi, withoutPiece(pieces, k)) : undefined;
    case 1:
      return repaired(phi, pieces.with(k, { ...piece, slope: shortNumber(random, SHARE_OF_PARAMETERS) }));
    case 2:
      return repaired(phi, pieces.with(k, { ...piece, intercept: shortNumber(random, SHARE_OF_PARAMETERS) }));
    default:
      return (
        piece.until &&
        repaired(phi, pieces.with(k, { ...piece, until: shortNumber(random, SHARE_OF_PARAMETERS) }))
      );
  }
}

/** The piece before it takes its place, or the one behind it that of the first. */
function withoutPiece(pieces: Pieces, k: number): Pieces {
  if (k < pieces.length - 1) return pieces.toSpliced(k, 1);
  const { slope, intercept } = at(pieces, k - 1);
  return [...pieces.slice(0, k - 1), { slope, intercept }];
}

/** With intercepts that make it continuous if φ is; none if the kinks are not in order. */
function repaired({ continuous }: PiecewiseLinear, pieces: Pieces): PiecewiseLinear | undefined {
  const isOrdered = pieces.slice(2).every((_, i) => {
    const [a, b] = [at(pieces, i).until, at(pieces, i + 1).until];
    return a === undefined || b === undefined || a.lessThan(b);
  });
  if (!isOrdered) return undefined;
  if (!continuous) return new PiecewiseLinear(pieces);
  const joined = [at(pieces, 0)];
  for (const { slope, until } of pieces.slice(1)) {
    const before = at(joined, joined.length - 1);
    const kink = before.until ?? Rational.zero;
    const intercept = before.slope.minus(slope).times(kink).plus(before.intercept);
    joined.push({ slope, intercept, ...(until && { until }) });
  }
  return new PiecewiseLinear(joined);
}
