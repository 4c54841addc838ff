/**
 * The unit of work of a hunt: a number of candidates. Each is glanced at, and probed if the glance is promising. The
 * result depends on nothing but the arguments, which are plain data, so any worker may do a batch, in any order.
 */

import { glanceAt, habitsOf, judge, stabilityMeant } from '../judge/index.js';
import { type Network, readNetwork, writeNetwork } from '../../exact/index.js';
import { theoremNamed } from '../../statements/index.js';
import { KnownKinds, type SmallNetwork } from './alike.js';
import { candidates, type Ground } from './candidates.js';
import { withFewParameters } from './few-parameters.js';
import { smallNetworks } from './small-networks.js';
import type { Small } from './small-shapes.js';

export interface Batch {
  /** The id of the statement. */
  readonly theorem: string;
  /** The hypothesis that fails; absent if all hold. */
  readonly dropped?: string;
  readonly inputDimension: number;
  readonly depth: number;
  readonly count: number;
  readonly seed: number;
  /** Network files. Some of the candidates are mutants of these networks. */
  readonly parents: readonly string[];
  /** Small networks instead of those from the generator of the cell: at most `count`. */
  readonly small?: Small;
}

/** A candidate as a network file, and how near it came to a violation, from 0 to 1. */
export interface Promising {
  readonly network: string;
  readonly score: number;
}

export interface BatchResult {
  /** Number of candidates looked at: all, or those up to the first that was certified. */
  readonly count: number;
  /**
   * Number of candidates that were probed. A probe takes about a hundred times as long as a glance. Small networks are not counted: how many
   * of them were probed depends on what was looked at before.
   */
  readonly probed: number;
  /** A verified counterexample file. */
  readonly certificate?: string;
  /** Network files of the candidates whose violation was seen, but not certified in a short time. */
  readonly suspects: readonly string[];
  readonly promising: readonly Promising[];
}

/** A network that is to be certified, with more patience. */
export interface Closer {
  readonly theorem: string;
  /** The hypothesis that fails; absent if all hold. */
  readonly dropped?: string;
  readonly network: string;
}

/** At most this many promising candidates are returned. */
export const MOST_PROMISING = 8;
/** More candidates than any batch has. */
export const LARGEST_BATCH = 1000;
/** More than any batch counts of all networks with few parameters; most of these are not looked at. */
export const LARGEST_COUNTED_BATCH = 100_000;
/**
 * The score of a candidate that was probed in vain, because there was no violation or because it could not be
 * certified. It is low, since its mutants cost as much to probe and often fail for the same reason.
 */
const SCORE_AFTER_A_VAIN_PROBE = 0.6;

export function search(batch: Batch): BatchResult {
  const statement = theoremNamed(batch.theorem);
  const { dropped, inputDimension, depth } = batch;
  const parents = batch.parents.map(networkIn);
  const ground = { statement, dropped, inputDimension, depth };
  const promising: { readonly network: Network; readonly score: number }[] = [];
  const suspects: string[] = [];
  // Nothing is bred from small networks.
  const note = (network: Network, score: number) => {
    if (score > 0 && !batch.small) promising.push({ network, score });
  };
  const attractors = stabilityMeant(statement, dropped === undefined ? [] : [dropped]);
  const { suspectsPay } = habitsOf(statement);
  let [count, probed] = [0, 0];
  const networks = batch.small
    ? smallOnes(ground, batch.small, batch)
    : candidates(ground, batch.count, batch.seed, parents).map((network): SmallNetwork => ({
        network: () => network,
      }));
  const quick = { look: 'quick', seed: 0, attractors } as const;
  for (const each of networks) {
    count += 1;
    if (each === 'nothing') continue;
    const { alike } = each;
    const network = alike?.representative ?? each.network();
    const seen = glanceAt(network, statement, attractors);
    if (!seen.flagged) {
      note(network, seen.score);
      alike?.rule();
      continue;
    }
    if (!batch.small) probed += 1;
    let { verdict, certified } = judge(network, statement, quick);
    if (certified === undefined) alike?.rule();
    // Those coordinates may be worse than the others: since there is something to find, it is looked for with patience.
    else if (alike)
      ({ verdict, certified } = judge(each.network(), statement, { ...quick, look: 'thorough' }));
    if (certified)
      return { count, probed, certificate: certified.text, suspects, promising: written(promising) };
    note(network, verdict === 'suspected' || verdict === 'undecided' ? SCORE_AFTER_A_VAIN_PROBE : 0);
    if (verdict === 'suspected' && suspectsPay && !batch.small) suspects.push(writeNetwork(network));
  }
  return { count, probed, suspects, promising: written(promising) };
}

/** The best, as files: to write them all would take longer than to look at them. */
function written(
  promising: readonly { readonly network: Network; readonly score: number }[],
): readonly Promising[] {
  const found: Promising[] = [];
  for (const { network, score } of promising.toSorted((a, b) => b.score - a.score)) {
    const text = writeNetwork(network);
    if (!found.some((other) => other.network === text)) found.push({ network: text, score });
    if (found.length === MOST_PROMISING) break;
  }
  return found;
}

/** What is known holds for all batches: it depends on the kinds alone. */
const known = new KnownKinds();

function smallOnes(ground: Ground, small: Small, { count, seed }: Batch): Iterable<SmallNetwork | 'nothing'> {
  const { all, hidden } = small;
  return all === undefined
    ? smallNetworks(ground, small, count, seed, known)
    : withFewParameters(ground, hidden, all.parameters).networks(all.from, count, known);
}

/** The text of a verified counterexample file, if the violation can be certified. */
export function lookCloser({ theorem, dropped, network }: Closer): string | undefined {
  const statement = theoremNamed(theorem);
  const attractors = stabilityMeant(statement, dropped === undefined ? [] : [dropped]);
  return judge(networkIn(network), statement, { look: 'closer', seed: 0, attractors }).certified?.text;
}

function networkIn(text: string): Network {
  const read = readNetwork(text);
  if ('network' in read) return read.network;
  throw new Error(`search: expected network files, got ${read.problems[0]?.found ?? 'none'}`);
}

/** The candidates with the highest scores, each network once. Among equal scores, the first ones. */
export function best(promising: readonly Promising[]): readonly Promising[] {
  const distinct = new Map(promising.map((each) => [each.network, each]));
  return [...distinct.values()].sort((a, b) => b.score - a.score).slice(0, MOST_PROMISING);
}
