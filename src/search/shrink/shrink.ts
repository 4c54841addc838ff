/**
 * Shrinking: from a counterexample to one for which no move leads to a smaller one that gets certified. Every step is
 * certified anew, keeps the theorem, drops no hypothesis that was kept, and still drops the hypothesis asked for.
 * Sizes descend strictly, and no sequence of sizes descends forever, so shrinking ends.
 */

import { complexity } from '../generators/index.js';
import type { Counterexample } from '../../proof/index.js';
import { type Network, writeNetwork } from '../../exact/index.js';
import { failing } from '../../statements/index.js';
import { pointOf } from '../judge/index.js';
import { movesOf, restoringMoves } from './moves.js';
import { isSmaller, sizeOfClaim } from './size.js';

/** Returns a certified counterexample for the network that drops exactly these hypotheses, if one is found. */
export type Certify = (network: Network, dropped: readonly string[]) => Counterexample | undefined;

export interface Shrinking {
  readonly certify: Certify;
  /** The hypothesis that has to fail. Without it, one of the hypotheses that fail at the start has to fail. */
  readonly dropping?: string;
}

export type Step =
  /** A smaller counterexample. */
  | { readonly kind: 'smaller'; readonly counterexample: Counterexample }
  /** `networks` is the number of networks that were tried in vain so far. */
  | { readonly kind: 'tried'; readonly networks: number };

/**
 * Yields every smaller counterexample, and a step for every network that was tried in vain. After the last value no
 * move leads to a smaller counterexample that gets certified: a local minimum.
 */
export function* shrinking(start: Counterexample, { certify, dropping }: Shrinking): Generator<Step, void> {
  const refused = new Set<string>();
  let best = start;
  // The position of the last move that led to a smaller counterexample. The moves before it were refused not long
  // ago, so they come last.
  let resume = 0;
  for (let isMinimal = false; !isMinimal;) {
    isMinimal = true;
    const moves = [...smallerClaims(best, dropping)];
    const order = [...moves.slice(resume), ...moves.slice(0, resume)];
    for (const [k, { network, dropped }] of order.entries()) {
      const name = writeNetwork(network);
      if (refused.has(name)) continue;
      const found = certify(network, dropped);
      if (found === undefined || !isSmaller(found, best)) {
        refused.add(name);
        yield { kind: 'tried', networks: refused.size };
        continue;
      }
      best = found;
      resume = (k + resume) % moves.length;
      isMinimal = false;
      yield { kind: 'smaller', counterexample: best };
      break;
    }
  }
}

/** The last and smallest counterexample that shrinking reaches. */
export function shrunk(start: Counterexample, how: Shrinking): Counterexample {
  let best = start;
  for (const step of shrinking(start, how)) if (step.kind === 'smaller') best = step.counterexample;
  return best;
}

/** The moves that lead to a smaller network, with the hypotheses that fail for it. */
function* smallerClaims(
  counterexample: Counterexample,
  dropping: string | undefined,
): Generator<{ network: Network; dropped: readonly string[] }, void> {
  const { network, statement, dropped: before } = counterexample;
  const size = sizeOfClaim(network, before);
  const point = pointOf(counterexample);
  // What fails of the attractor is shown by a certificate, and has to fail for the smaller one too.
  const ofNetwork = statement.hypotheses.map(({ name }): string => name);
  const ofAttractor = before.filter((name) => !ofNetwork.includes(name));
  // First of all, as long as there is much to choose from.
  const restoring = before.length > 1 ? restoringMoves(network) : [];
  for (const move of [...restoring, ...movesOf(network, point)]) {
    const dropped: readonly string[] = [...failing(statement, move), ...ofAttractor];
    const isKept =
      dropped.length > 0 &&
      dropped.every((name) => before.includes(name)) &&
      (dropping === undefined || dropped.includes(dropping));
    if (isKept && complexity.isSimpler(sizeOfClaim(move, dropped), size)) yield { network: move, dropped };
  }
}
