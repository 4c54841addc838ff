/** Ranks of weight matrices, exact or between bounds, as the hypotheses about them need them. */

import { type RankBounds, type Network, unwatched, type Watch } from '../../exact/index.js';
import type { Examination, Finding, Hypothesis, Shaped } from './hypothesis.js';

/** Says whether the hypothesis holds, from bounds of the ranks of W_1, …, W_L. */
type Rule = (network: Shaped, ranks: readonly RankBounds[]) => Examination;

/** A hypothesis about ranks: by exact ranks, or, for networks of any size, by bounds that may leave it open. */
export function byRanks(hypothesis: Omit<Hypothesis, 'decide' | 'examine'>, rule: Rule): Hypothesis {
  return {
    ...hypothesis,
    decide(network: Network, watch: Watch = unwatched): Finding {
      const exact = network.ranks(watch).map((rank) => ({ least: rank, most: rank }));
      const found = rule(network, exact);
      if (found.holds !== 'undecided') return found;
      throw new TypeError(`${hypothesis.name}: expected exact ranks to decide it, got ${found.because}`);
    },
    examine: (network) => rule(network, network.rankBounds()),
  };
}

/** `rank 1`, or `a rank of at most 5`. */
export function rankText({ least, most }: RankBounds = { least: 0, most: 0 }): string {
  return least === most ? `rank ${most}` : `a rank of at most ${most}`;
}

/** What is known of W_(k + 1), whose bounds leave the hypothesis open. */
export function undecided(bounds: readonly RankBounds[], k: number): Examination {
  const { least = 0, most = 0 } = bounds[k] ?? {};
  const because = `W${k + 1} has a rank from ${least} to ${most}; deciding which would take too long`;
  return { holds: 'undecided', because };
}
