/** The result of a hunt in a cell: a counterexample, and where it comes from. */

import {
  defaultLimits,
  readCounterexample,
  verify,
  writeCounterexample,
  type Counterexample,
} from '../../proof/index.js';
import { isSmaller } from '../shrink/index.js';

/** The part of a file's provenance that describes its hunt. */
export interface Provenance {
  readonly seed: number;
  /** Whether no move makes it smaller. If false, it was still being shrunk. */
  readonly minimal: boolean;
}

const BY = 'basincheck hunt';

/**
 * The text of a file, with its provenance. Throws if the verifier does not accept it, which would be a fault of this
 * program.
 */
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

/** The counterexample of a text that is known to be a counterexample file; throws on any other text. */
export function counterexampleIn(text: string): Counterexample {
  const read = readCounterexample(text, defaultLimits);
  if ('counterexample' in read) return read.counterexample;
  const [problem] = read.problems;
  throw new Error(`counterexampleIn: expected ${problem?.expected ?? ''}, got ${problem?.found ?? ''}`);
}

/** What the file says about its hunt; `undefined` if it comes from elsewhere. */
export function provenanceOf({ provenance }: Counterexample): Provenance | undefined {
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
export function goesBefore(a: string, b: string): boolean {
  const [x, y] = [counterexampleIn(a), counterexampleIn(b)];
  return isSmaller(x, y) || (!isSmaller(y, x) && withoutProvenance(x) < withoutProvenance(y));
}

/** Whether two files are the same apart from their provenance. */
export function saysTheSame(a: string, b: string): boolean {
  return withoutProvenance(counterexampleIn(a)) === withoutProvenance(counterexampleIn(b));
}

/** The preferred one of at least one file. */
export function firstOf(texts: readonly string[]): string {
  return texts.reduce((a, b) => (goesBefore(b, a) ? b : a));
}

function withoutProvenance(counterexample: Counterexample): string {
  return writeCounterexample({ ...counterexample, provenance: new Map() });
}
