/**
 * Shrinks the counterexample that a hunt found. Like a batch, this depends on nothing but its arguments, which are
 * plain data.
 */

import { writeCounterexample } from '../../proof/index.js';
import type { Network } from '../../exact/index.js';
import type { Theorem } from '../../statements/index.js';
import { glanceAt, habitsOf, judge, type Stability, stabilityMeant } from '../judge/index.js';
import { shrinking } from '../shrink/index.js';
import { trophyIn } from './trophy.js';

export interface Shrink {
  /** A verified counterexample file. */
  readonly text: string;
  /** The hypothesis that has to fail. Without it, one of the hypotheses that fail at the start has to fail. */
  readonly dropping?: string;
}

export interface ShrinkResult {
  /** The text of the smallest counterexample reached: no move led to a smaller one that was certified. */
  readonly text: string;
  /** Number of networks tried. */
  readonly tried: number;
}

/** Calls `onSmaller` with the text of each smaller counterexample as soon as it is verified. */
export function shrinkTrophy({ text, dropping }: Shrink, onSmaller: (text: string) => void): ShrinkResult {
  const { counterexample: start } = trophyIn(text);
  const { statement } = start;
  const attractors = stabilityMeant(statement, start.dropped);
  const isWorthIt = filterFor(start.network, statement, attractors);
  let [smallest, tried] = [text, 0];
  const steps = shrinking(start, {
    ...(dropping !== undefined && { dropping }),
    certify: (network) =>
      isWorthIt(network)
        ? judge(network, statement, { look: 'quick', seed: 0, attractors }).certified?.counterexample
        : undefined,
  });
  for (const step of steps) {
    tried += 1;
    if (step.kind !== 'smaller') continue;
    smallest = writeCounterexample(step.counterexample);
    onSmaller(smallest);
  }
  return { text: smallest, tried };
}

/** Where a glance sees the violation of the first network, the others are glanced at before they are certified. */
function filterFor(first: Network, statement: Theorem, attractors: Stability): (network: Network) => boolean {
  if (!habitsOf(statement).glanceDecides) return () => true;
  const isSeen = (network: Network) => glanceAt(network, statement, attractors).flagged;
  return isSeen(first) ? isSeen : () => true;
}
