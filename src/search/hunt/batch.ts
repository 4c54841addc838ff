/**
 * The unit of work of a hunt: a number of candidates, glanced at, probed where that looks promising. It depends on
 * nothing but its arguments, which are plain data, so that any worker may do it, in any order.
 */

import { glanceAt, habitsOf, judge } from '../judge/index.js';
import { type Network, readNetwork, writeNetwork } from '../../exact/index.js';
import { theoremNamed } from '../../statements/index.js';
import { candidates } from './candidates.js';

export interface Batch {
  /** Of the statement. */
  readonly theorem: string;
  /** The hypothesis that fails; none if all hold. */
  readonly dropped?: string;
  readonly inputDimension: number;
  readonly depth: number;
  readonly count: number;
  readonly seed: number;
  /** Network files: what some of the candidates are mutants of. */
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
  /** Those that were looked at more closely, which takes about a hundred times as long. */
  readonly probed: number;
  /** A verified counterexample file. */
  readonly certificate?: string;
  /** Network files: those with a violation that was seen, but not certified in a short time. */
  readonly suspects: readonly string[];
  readonly promising: readonly Promising[];
}

/** One network, to be certified however long it takes. */
export interface Closer {
  readonly theorem: string;
  readonly network: string;
}

/** The best that are handed back. */
const MOST_PROMISING = 8;
/**
 * Of a candidate that was probed in vain, be it that the violation was none or that it could not be certified: its
 * mutants cost as much, and fail for the same reason as often as not.
 */
const PROBED = 0.6;

export function search(batch: Batch): BatchResult {
  const statement = theoremNamed(batch.theorem);
  const { dropped, inputDimension, depth } = batch;
  const parents = batch.parents.map(networkIn);
  const ground = { statement, dropped, inputDimension, depth };
  const promising: Promising[] = [];
  const suspects: string[] = [];
  const note = (network: Network, score: number) => {
    if (score > 0) promising.push({ network: writeNetwork(network), score });
  };
  const { suspectsPay } = habitsOf(statement);
  let [count, probed] = [0, 0];
  for (const network of candidates(ground, batch.count, batch.seed, parents)) {
    count += 1;
    const seen = glanceAt(network, statement);
    if (!seen.flagged) {
      note(network, seen.score);
      continue;
    }
    probed += 1;
    const { verdict, certified } = judge(network, statement, { look: 'quick', seed: 0 });
    if (certified)
      return { count, probed, certificate: certified.text, suspects, promising: best(promising) };
    note(network, verdict === 'suspected' || verdict === 'undecided' ? PROBED : 0);
    if (verdict === 'suspected' && suspectsPay) suspects.push(writeNetwork(network));
  }
  return { count, probed, suspects, promising: best(promising) };
}

/** The text of a verified counterexample file, if the violation can be certified. */
export function lookCloser({ theorem, network }: Closer): string | undefined {
  return judge(networkIn(network), theoremNamed(theorem), { look: 'thorough', seed: 0 }).certified?.text;
}

function networkIn(text: string): Network {
  const read = readNetwork(text);
  if ('network' in read) return read.network;
  throw new Error(`search: expected network files, got ${read.problems[0]?.found ?? 'none'}`);
}

/** Those with the highest scores, of equal ones the first, each network once. */
export function best(promising: readonly Promising[]): readonly Promising[] {
  const distinct = new Map(promising.map((each) => [each.network, each]));
  return [...distinct.values()].sort((a, b) => b.score - a.score).slice(0, MOST_PROMISING);
}
