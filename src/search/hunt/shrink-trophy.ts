/**
 * Shrinks the counterexample that a hunt found. Like a batch, this depends on nothing but its arguments, which are
 * plain data.
 */

import { probe, QUESTIONS } from '../judge/index.js';
import { writeCounterexample } from '../../proof/index.js';
import type { Network } from '../../exact/index.js';
import { shrinking } from '../shrink/index.js';
import type { Statement } from '../../statements/index.js';
import { glance } from '../barrier/index.js';
import { counterexampleIn } from './trophy.js';

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
  const start = counterexampleIn(text);
  const { statement } = start;
  const isWorthIt = filterFor(start.network, statement);
  let [smallest, tried] = [text, 0];
  const steps = shrinking(start, {
    ...(dropping !== undefined && { dropping }),
    certify: (network) => {
      if (!isWorthIt(network)) return undefined;
      const { certificate } = probe(network, statement, { seed: 0, effort: 'quick' });
      return certificate === undefined ? undefined : counterexampleIn(certificate);
    },
  });
  for (const step of steps) {
    tried += 1;
    if (step.kind !== 'smaller') continue;
    smallest = writeCounterexample(step.counterexample);
    onSmaller(smallest);
  }
  return { text: smallest, tried };
}

/** If a glance sees the violation of the first network, the other networks are glanced at before they are probed. */
function filterFor(first: Network, { conclusion: { kind } }: Statement): (network: Network) => boolean {
  if (kind === 'maximum on the boundary') return () => true;
  const isSeen = (network: Network) => glance(network, QUESTIONS[kind]).flagged;
  return isSeen(first) ? isSeen : () => true;
}
