/**
 * Changes after which a file is made consistent again, so that it is not rejected for the first thing that the
 * verifier looks at: the last bias is chosen such that the attractor is a fixed point once more, and the dropped
 * hypotheses are those that fail. What is left can only be wrong for a deeper reason.
 */

import { isBasinFile, type CertificateFile } from '../../corpus/file.js';
import { difference, item, sum, textOf, type Vector } from '../linear.js';
import { exactly, fractionOf, Orbits } from '../oracle/arithmetic.js';
import { readClaim } from '../oracle/claim.js';
import { failingIn } from '../oracle/hypotheses.js';
import { breakpointMutations } from './breakpoints.js';
import type { Mutation } from './mutation.js';
import { networkMutations } from './networks.js';
import { numberMutations } from './numbers.js';
import { proofMutations } from './proofs.js';

/** Names the hypotheses that fail; leaves a file alone that makes no sense. */
function restate(file: CertificateFile): void {
  const claim = readClaim(JSON.stringify(file));
  file.dropped = [...((claim && failingIn(claim)) ?? file.dropped)];
}

/** Moves the last bias such that F(point) = point, where F is piecewise linear. */
function keepFixedPoint(file: CertificateFile): void {
  const claim = readClaim(JSON.stringify(file));
  if (!claim?.network.pieces || !isBasinFile(file) || !('attractor' in claim.witness)) return;
  const { point } = claim.witness.attractor;
  const orbits = new Orbits(exactly(claim.network.pieces), claim.network);
  const image = orbits.next(point.map(orbits.arithmetic.from));
  const error: Vector = difference(point, image.map(fractionOf));
  const last = file.network.layers.length - 1;
  const bias = item(claim.network.layers, last).bias;
  item(file.network.layers, last).bias = sum(bias, error).map(textOf);
}

const KINDS = [
  'weight',
  'bias',
  'slope',
  'intercept',
  'until',
  'number copied',
  'matrix entries swapped',
  'matrix transposed',
  'hidden unit removed',
  'layer removed',
  'layer duplicated',
  'identity layer added',
  'piece removed',
  'piece duplicated',
  'pieces swapped',
  'activation replaced',
  'theorem changed',
  'attracting region moved along',
  'attractor at an avoiding region',
];

const repairable = [...numberMutations, ...networkMutations, ...proofMutations].filter(({ kind }) =>
  KINDS.includes(kind),
);

export const repairedMutations: readonly Mutation[] = [...repairable, ...breakpointMutations].map(
  ({ kind, applies, corrupt }) => ({
    kind: `${kind}, repaired`,
    ...(applies && { applies }),
    corrupt: (file, random) => {
      if (!corrupt(file, random)) return false;
      keepFixedPoint(file);
      restate(file);
      return true;
    },
  }),
);
