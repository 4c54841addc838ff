/** What a hunt brings home for a cell: a counterexample, and where it comes from. */

import {
  defaultLimits,
  readCounterexample,
  verify,
  writeCounterexample,
  type Counterexample,
} from '../../proof/index.js';
import { isSmaller } from '../shrink/index.js';

/** What a file says of its hunt, in its provenance. */
export interface Provenance {
  readonly seed: number;
  /** Whether no move made it smaller; else it was still being shrunk. */
  readonly minimal: boolean;
}

const BY = 'basincheck hunt';

/** The text of a file, with its provenance. Throws if the verifier does not accept it: then the fault is ours. */
export function trophyText(counterexample: Counterexample, { seed, minimal }: Provenance): string {
  const provenance = new Map<string, string | number | boolean>([
    ['by', BY],
    ['seed', seed],
    ['minimal', minimal],
  ]);
  const text = writeCounterexample({ ...counterexample, provenance });
  const { verdict } = verify(text);
  if (verdict !== 'verified')
    throw new Error(`trophyText: expected a file that is verified, got one ${verdict}`);
  return text;
}

/** The counterexample of a text that is known to be a file; throws on any other. */
export function counterexampleIn(text: string): Counterexample {
  const read = readCounterexample(text, defaultLimits);
  if ('counterexample' in read) return read.counterexample;
  const [problem] = read.problems;
  throw new Error(`counterexampleIn: expected ${problem?.expected ?? ''}, got ${problem?.found ?? ''}`);
}

/** What the file says of its hunt; `undefined` if it comes from elsewhere. */
export function provenanceOf({ provenance }: Counterexample): Provenance | undefined {
  if (!(provenance instanceof Map)) return undefined;
  const entries = provenance as ReadonlyMap<string, unknown>;
  const [seed, minimal] = [entries.get('seed'), entries.get('minimal')];
  if (entries.get('by') !== BY || typeof seed !== 'number' || typeof minimal !== 'boolean') return undefined;
  return { seed, minimal };
}

/**
 * Whether one file goes before another where there is room for one: it is smaller, or of the same size and with a
 * text, but for the provenance, that comes first in the dictionary. So it does not matter in which order files come in.
 */
export function goesBefore(a: string, b: string): boolean {
  const [x, y] = [counterexampleIn(a), counterexampleIn(b)];
  return isSmaller(x, y) || (!isSmaller(y, x) && withoutProvenance(x) < withoutProvenance(y));
}

/** Whether two files say the same but for their provenance. */
export function saysTheSame(a: string, b: string): boolean {
  return withoutProvenance(counterexampleIn(a)) === withoutProvenance(counterexampleIn(b));
}

/** Of files, at least one. */
export function firstOf(texts: readonly string[]): string {
  return texts.reduce((a, b) => (goesBefore(b, a) ? b : a));
}

function withoutProvenance(counterexample: Counterexample): string {
  return writeCounterexample({ ...counterexample, provenance: new Map() });
}
