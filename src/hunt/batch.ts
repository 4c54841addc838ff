/**
 * The unit of work of a hunt: a number of candidates, glanced at, probed where that looks promising. It depends on
 * nothing but its arguments, which are plain data, so that any worker may do it, in any order.
 */

import { probe, QUESTIONS } from '../certify/index.js';
import { readNetwork, writeNetwork, type Network } from '../network/index.js';
import { statements } from '../theorems/index.js';
import { candidates } from './candidates.js';
import { glance } from './glance.js';
import { peakGlance } from './peak-glance.js';

export interface Batch {
  /** Of the statement. */
  readonly theorem: string;
  /** The hypothesis that fails; none if all hold. */
  readonly dropped?: string;
  readonly inputDimension: number;
  readonly depth: number;
  readonly count: number;
  readonly seed: number;
  /** Network files: what half of the candidates are mutants of. */
  readonly parents: readonly string[];
}

/** A candidate that was looked at more closely, as a network file, and how near it came to a violation. */
export interface Promising {
  readonly network: string;
  readonly score: number;
}

export interface BatchResult {
  /** Candidates looked at: all, or those up to the first that was certified. */
  readonly count: number;
  /** A verified counterexample file. */
  readonly certificate?: string;
  /** Candidates in which floating point saw a violation that was not certified. */
  readonly suspected: number;
  readonly promising: readonly Promising[];
}

/** The best that are handed back. */
const MOST_PROMISING = 8;
/** A hit that could not be certified is as near as a candidate comes; the rest are below. */
const SUSPECTED = 1;
const FLAGGED = 0.9;

export function search(batch: Batch): BatchResult {
  const statement = statements.find(({ id }) => id === batch.theorem);
  if (statement === undefined) throw new RangeError(`search: expected a theorem, got ${batch.theorem}`);
  const { dropped, inputDimension, depth } = batch;
  const parents = batch.parents.map(networkIn);
  const ground = { statement, dropped, inputDimension, depth };
  const promising: Promising[] = [];
  const note = (network: Network, score: number) => {
    if (score > 0) promising.push({ network: writeNetwork(network), score });
  };
  const { kind } = statement.conclusion;
  let [count, suspected] = [0, 0];
  for (const network of candidates(ground, batch.count, batch.seed, parents)) {
    count += 1;
    const seen = kind === 'maximum on the boundary' ? peakGlance(network) : glance(network, QUESTIONS[kind]);
    if (!seen.flagged) {
      note(network, FLAGGED * seen.score);
      continue;
    }
    const { verdict, certificate } = probe(network, statement, { seed: 0, effort: 'quick' });
    if (certificate !== undefined) return { count, certificate, suspected, promising: best(promising) };
    if (verdict === 'suspected') suspected += 1;
    note(network, verdict === 'suspected' ? SUSPECTED : verdict === 'undecided' ? FLAGGED : 0);
  }
  return { count, suspected, promising: best(promising) };
}

function networkIn(text: string): Network {
  const read = readNetwork(text);
  if ('network' in read) return read.network;
  throw new Error(`search: expected network files, got ${read.problems[0]?.found ?? 'none'}`);
}

/** Those with the highest scores, of equal ones the first. */
export function best(promising: readonly Promising[]): readonly Promising[] {
  return [...promising].sort((a, b) => b.score - a.score).slice(0, MOST_PROMISING);
}
