/**
 * Changes of φ just where it matters most: at a value that a first-layer unit takes at a corner of a region, of a cell
 * or of a domain, or at a point. There φ gets a jump or a bend, on the side above.
 */

import Fraction from 'fraction.js';
import type { CertificateFile, PieceFile } from '../../corpus/file.js';
import { apply, columns, item, knownFraction, sum, textOf, type Matrix, type Vector } from '../linear.js';
import { sampleParameters } from '../oracle/boxes.js';
import { readClaim, type Claim, type GridClaim, type Range } from '../oracle/claim.js';
import type { Random } from '../random.js';
import type { Mutation } from './mutation.js';

interface Span {
  readonly origin: Vector;
  readonly directions: Matrix;
  readonly ranges: readonly Range[];
}

function spansOf({ witness }: Claim, random: Random): Span[] {
  const at = (origin: Vector): Span => ({ origin, directions: [], ranges: [] });
  if ('inside' in witness) return [at(witness.inside), cellOf(witness.domain, random)];
  const { attractor, avoiding, grid, points } = witness;
  return [
    attractor.region,
    ...avoiding.map(({ region }) => region),
    cellOf(grid, random),
    ...points.map((point) => at(point.at)),
  ];
}

function cellOf({ origin, basis, axes }: GridClaim, random: Random): Span {
  const ranges = axes.map((axis): Range => {
    const k = random.integer(0, axis.length - 2);
    return [axis[k], axis[k + 1]];
  });
  return { origin, directions: basis, ranges };
}

/** A corner of the span, or another point of it. */
function pointOf({ origin, directions, ranges }: Span, random: Random): Vector {
  if (directions.length === 0) return origin;
  return sum(apply(columns(directions), random.pick(sampleParameters(ranges, random, 1))), origin);
}

/** The number of the piece that starts at u; cuts a piece in two if none does. */
function pieceFrom(pieces: PieceFile[], u: Fraction): number {
  const k = pieces.findIndex(({ until }) => until === undefined || u.lte(knownFraction(until)));
  const piece = item(pieces, k);
  if (piece.until !== undefined && u.equals(knownFraction(piece.until))) return k + 1;
  pieces.splice(k, 0, { ...piece, until: textOf(u) });
  return k + 1;
}

function lift(piece: PieceFile, by: Fraction): void {
  piece.intercept = textOf(knownFraction(piece.intercept).add(by));
}

function atCorner(
  kind: string,
  change: (pieces: PieceFile[], u: Fraction, random: Random) => void,
): Mutation {
  return {
    kind,
    corrupt: (file: CertificateFile, random) => {
      const claim = readClaim(JSON.stringify(file));
      const { activation } = file.network;
      if (claim === undefined || !('pieces' in activation)) return false;
      const x = pointOf(random.pick(spansOf(claim, random)), random);
      const { weights, bias } = item(claim.network.layers, 0);
      const u = random.pick(sum(apply(weights, x), bias));
      change(activation.pieces, u, random);
      return true;
    },
  };
}

const HEIGHTS = [1, -1, 10, new Fraction(1, 64), new Fraction(-1, 4), new Fraction(1n, 2n ** 40n)];

export const breakpointMutations: readonly Mutation[] = [
  atCorner('jump up at a corner', (pieces, u, random) => {
    const height = new Fraction(random.pick(HEIGHTS));
    for (const piece of pieces.slice(pieceFrom(pieces, u))) lift(piece, height);
  }),
  atCorner('jump for one piece at a corner', (pieces, u, random) => {
    lift(item(pieces, pieceFrom(pieces, u)), new Fraction(random.pick(HEIGHTS)));
  }),
  atCorner('bend at a corner', (pieces, u, random) => {
    const first = pieceFrom(pieces, u);
    const piece = item(pieces, first);
    const [more, end] = [new Fraction(random.pick(HEIGHTS)), piece.until && knownFraction(piece.until)];
    piece.slope = textOf(knownFraction(piece.slope).add(more));
    lift(piece, more.mul(u).neg());
    if (end === undefined) return;
    for (const later of pieces.slice(first + 1)) lift(later, more.mul(end.sub(u)));
  }),
];
