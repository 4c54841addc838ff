/** The oracle's own decision of every hypothesis. */

import type Fraction from 'fraction.js';
import { item, ONE, rankByMinors, ZERO } from '../linear.js';
import type { Claim, NetworkClaim, Piece } from './claim.js';

/** The hypotheses of each theorem, as the paper states them. */
export const HYPOTHESES: Readonly<Record<string, readonly string[]>> = {
  '2.1': ['width', 'continuous', 'monotone', 'rank'],
  '2.2': ['width', 'continuous', 'monotone'],
  '2.3': ['surjective', 'monotone', 'square', 'full-rank'],
  '3.1': ['width', 'continuous', 'monotone'],
};

/** The hypotheses of the theorem that the network violates; `undefined` for a theorem or a φ nobody knows. */
export function failing(theorem: string, network: NetworkClaim): readonly string[] | undefined {
  const names = HYPOTHESES[theorem];
  if (names === undefined || !isKnown(network)) return undefined;
  return names.filter((name) => !holds(name, network));
}

/** The same with what the file shows of the attractor: Theorem 2.2 assumes it to be stable, and passages lead away from it. */
export function failingIn({ theorem, network, witness }: Claim): readonly string[] | undefined {
  const isUnstable = theorem === '2.2' && 'attractor' in witness && 'passages' in witness.attractor;
  const found = failing(theorem, network);
  return found && isUnstable ? [...found, 'stable'] : found;
}

/** φ increases on the whole line, and has gaps in its image, for all of these. */
const INCREASING = ['tanh', 'sigmoid', 'softplus', 'elu'];
const TURNING = ['gelu', 'gelu-tanh', 'silu'];

function isKnown({ name }: NetworkClaim): boolean {
  return name === undefined || INCREASING.includes(name) || TURNING.includes(name);
}

function holds(name: string, network: NetworkClaim): boolean {
  const { pieces, layers, inputs: n } = network;
  const widths = layers.map(({ bias }) => bias.length);
  switch (name) {
    case 'width':
      return Math.max(...widths) <= n;
    case 'square':
      return widths.every((width) => width === n);
    case 'rank':
      return layers.some(({ weights }) => rankByMinors(weights) < n);
    case 'full-rank':
      return layers.every(({ weights }) => {
        return rankByMinors(weights) === Math.min(weights.length, item(weights, 0).length);
      });
    case 'continuous':
      return isContinuous(network);
    case 'monotone':
      if (pieces === undefined) return INCREASING.includes(network.name ?? '');
      return [...steps(pieces), ...pieces.map(({ slope }) => slope)].every((x) => x.gte(ZERO));
    case 'surjective':
      return pieces !== undefined && isSurjective(pieces);
    default:
      throw new RangeError(`holds: expected the name of a hypothesis, got ${name}`);
  }
}

export function isContinuous({ pieces }: NetworkClaim): boolean {
  return pieces === undefined || steps(pieces).every((step) => step.n === 0n);
}

/** By how much φ jumps up at the end of each piece but the last. */
function steps(pieces: readonly Piece[]): readonly Fraction[] {
  return pieces.slice(1).map((next, i) => {
    const before = item(pieces, i);
    const end = before.until ?? ZERO;
    return value(next, end).sub(value(before, end));
  });
}

function value({ slope, intercept }: Piece, x: Fraction): Fraction {
  return slope.mul(x).add(intercept);
}

/**
 * Whether φ takes a value y can change only where y is a limit of φ at the end of a piece. So it is enough to
 * look at those values, at one value between any two of them, and at one beyond all of them on either side.
 */
function isSurjective(pieces: readonly Piece[]): boolean {
  const limits = pieces
    .flatMap((piece, i) => [pieces[i - 1]?.until, piece.until].map((end) => end && value(piece, end)))
    .concat(pieces.map(({ slope, intercept }) => (slope.n === 0n ? intercept : undefined)))
    .filter((limit) => limit !== undefined)
    .sort((a, b) => a.compare(b));
  const first = limits[0] ?? ZERO;
  const last = limits.at(-1) ?? ZERO;
  const between = limits.slice(1).map((limit, i) => limit.add(item(limits, i)).div(2));
  return [first.sub(ONE), ...limits, ...between, last.add(ONE)].every((y) => isTaken(pieces, y));
}

function isTaken(pieces: readonly Piece[], y: Fraction): boolean {
  return pieces.some(({ until, slope, intercept }, i) => {
    if (slope.n === 0n) return intercept.equals(y);
    const x = y.sub(intercept).div(slope);
    const start = pieces[i - 1]?.until;
    return (start === undefined || x.gt(start)) && (until === undefined || x.lte(until));
  });
}
