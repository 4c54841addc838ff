/** What a hunt brings home for a cell: a verified counterexample, its file, and where it comes from. */

import { verifyAboutNetwork, writeCounterexample, type Counterexample } from '../../proof/index.js';
import type { Certified } from '../kind/index.js';
import { isSmaller, outlineOf } from '../shrink/index.js';

/** A counterexample that was verified, and the text of its file. */
export type Trophy = Pick<Certified, 'counterexample' | 'text'>;

/** What a file says of its hunt, in its provenance. */
export interface Provenance {
  readonly seed: number;
  /** Whether no move makes it smaller. If false, it was still being shrunk. */
  readonly minimal: boolean;
}

const BY = 'basincheck hunt';

/** The file, whoever hands it over, after it was verified here. Throws if the verifier does not accept it. */
export function trophyIn(text: string): Trophy {
  const verification = verifyAboutNetwork(text);
  if (verification.verdict === 'verified') return { counterexample: verification.counterexample, text };
  const [problem] = verification.problems;
  throw new Error(
    `trophyIn: expected a file that is verified, got one ${verification.verdict}: ${problem?.path ?? ''}: ` +
      `expected ${problem?.expected ?? ''}, got ${problem?.found ?? ''}`,
  );
}

/** The same counterexample with a file that says where it comes from; nothing that was verified changes. */
export function withProvenance({ counterexample }: Trophy, { seed, minimal }: Provenance): Trophy {
  const provenance = new Map<string, string | number | boolean>([
    ['by', BY],
    ['seed', seed],
    ['minimal', minimal],
  ]);
  const own = { ...counterexample, provenance };
  return { counterexample: own, text: writeCounterexample(own) };
}

/** What the file says about its hunt; `undefined` if it comes from elsewhere. */
export function provenanceOf({ provenance }: Pick<Counterexample, 'provenance'>): Provenance | undefined {
  if (!(provenance instanceof Map)) return undefined;
  const entries = provenance as ReadonlyMap<string, unknown>;
  const [seed, minimal] = [entries.get('seed'), entries.get('minimal')];
  if (entries.get('by') !== BY || typeof seed !== 'number' || typeof minimal !== 'boolean') return undefined;
  return { seed, minimal };
}

/**
 * Whether file a is preferred to file b where only one of them is kept. The smaller one is preferred. Among files of
 * the same size, it is the one whose text, without the provenance, comes first in alphabetical order. So the result
 * does not depend on the order in which files come in.
 */
export function goesBefore({ counterexample: a }: Trophy, { counterexample: b }: Trophy): boolean {
  return isSmaller(a, b) || (!isSmaller(b, a) && withoutProvenance(a) < withoutProvenance(b));
}

/** Whether two files say the same but for their provenance. */
export function saysTheSame(a: Trophy, b: Trophy): boolean {
  return withoutProvenance(a.counterexample) === withoutProvenance(b.counterexample);
}

/** Of files, at least one. */
export function firstOf(trophies: readonly Trophy[]): Trophy {
  return trophies.reduce((a, b) => (goesBefore(b, a) ? b : a));
}

function withoutProvenance(counterexample: Counterexample): string {
  return writeCounterexample({ ...counterexample, provenance: new Map() });
}

/** The outline of its network, by which sizes are compared. */
export function outlineIn({ counterexample: { network, dropped } }: Trophy): readonly number[] {
  return outlineOf(network, dropped).map(Number);
}
