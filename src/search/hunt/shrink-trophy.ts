/**
 * Shrinks the counterexample that a hunt found. Like a batch, this depends on nothing but its arguments, which are
 * plain data.
 */

import { type Counterexample, writeCounterexample } from '../../proof/index.js';
import type { Network } from '../../exact/index.js';
import { glanceAt, habitsOf, judge, stabilityMeant } from '../judge/index.js';
import { shrinking, shrinkingProof, type Step, walking } from '../shrink/index.js';
import { trophyIn } from './trophy.js';

/** How long a walk goes on in vain. Only with much patience are certificates shrunk, too. */
export type Patience = 'little' | 'much';

export interface Shrink {
  /** A verified counterexample file. */
  readonly text: string;
  readonly patience: Patience;
  /** The hypothesis that has to fail. Without it, one of the hypotheses that fail at the start has to fail. */
  readonly dropping?: string;
}

export interface ShrinkResult {
  /**
   * The text of the smallest counterexample reached: no move of the network, and with much patience then none of the certificate, led to
   * a smaller one that was certified.
   */
  readonly text: string;
  /** Number of networks tried. */
  readonly tried: number;
}

/** How many times as long as usual a walk is. */
const LENGTHS_OF_A_WALK: Readonly<Record<Patience, number>> = { little: 1 / 4, much: 4 };

/**
 * First a walk, for as long as a glance sees the violation; then, from where that ends, shrinking; at last the certificate of the smallest
 * network. Calls `onSmaller` with the text of
 * each smaller counterexample as soon as it is verified.
 */
export function shrinkTrophy(
  { text, patience, dropping }: Shrink,
  onSmaller: (text: string) => void,
): ShrinkResult {
  const { counterexample: start } = trophyIn(text);
  const { statement } = start;
  const attractors = stabilityMeant(statement, start.dropped);
  const isSeen = (network: Network) => glanceAt(network, statement, attractors).flagged;
  const judged = (network: Network): Counterexample | undefined =>
    judge(network, statement, { look: 'quick', seed: 0, attractors }).certified?.counterexample;
  const common = dropping === undefined ? {} : { dropping };
  let [smallest, tried] = [start, 0];
  const follow = (steps: Iterable<Step>): void => {
    for (const step of steps) {
      tried += 1;
      if (step.kind !== 'smaller') continue;
      smallest = step.counterexample;
      onSmaller(writeCounterexample(smallest));
    }
  };
  follow(walking(smallest, { ...common, isSeen, certify: judged, patience: LENGTHS_OF_A_WALK[patience] }));
  // Where a glance sees the violation of the first network, the others are glanced at before they are certified.
  const isGlancedAt = habitsOf(statement).glanceDecides && isSeen(smallest.network);
  follow(
    shrinking(smallest, {
      ...common,
      certify: (network) => (isGlancedAt && !isSeen(network) ? undefined : judged(network)),
    }),
  );
  const networks = tried;
  if (patience === 'much') follow(shrinkingProof(smallest));
  return { text: smallest === start ? text : writeCounterexample(smallest), tried: networks };
}
