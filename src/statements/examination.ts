/**
 * Hypotheses of networks of any size. Every finding is exact, but the rank of a very large matrix may stay undecided:
 * then only bounds of it are given.
 */

import type { Network, RankBounds } from '../exact/index.js';
import { fullRank, rank, type Finding, type Hypothesis } from './hypothesis.js';

/** A finding, or what is known where a decision would take too long. */
export type Examination = Finding | { readonly holds: 'undecided'; readonly because: string };

export function examine(hypothesis: Hypothesis, network: Network): Examination {
  if (hypothesis === rank) return examineRank(network);
  if (hypothesis === fullRank) return examineFullRank(network);
  return hypothesis.decide(network);
}

function examineRank(network: Network): Examination {
  const n = network.inputDimension;
  const bounds = network.rankBounds();
  const deficient = bounds.findIndex(({ most }) => most < n);
  if (deficient >= 0) {
    return { holds: true, because: `W${deficient + 1} has ${rankText(bounds[deficient])} < n0 = ${n}` };
  }
  const open = bounds.findIndex(({ least }) => least < n);
  if (open >= 0) return undecided(bounds, open);
  return { holds: false, because: `every weight matrix has rank n0 = ${n}` };
}

function examineFullRank(network: Network): Examination {
  const full = network.layers.map(({ weights }) => Math.min(weights.length, weights[0]?.length ?? 0));
  const bounds = network.rankBounds();
  const deficient = bounds.findIndex(({ most }, k) => most < (full[k] ?? 0));
  if (deficient >= 0) {
    return {
      holds: false,
      because: `W${deficient + 1} has ${rankText(bounds[deficient])} < ${full[deficient] ?? 0}`,
    };
  }
  const open = bounds.findIndex(({ least }, k) => least < (full[k] ?? 0));
  return open < 0 ? { holds: true, because: 'every weight matrix has full rank' } : undecided(bounds, open);
}

function rankText({ least, most }: RankBounds = { least: 0, most: 0 }): string {
  return least === most ? `rank ${most}` : `a rank of at most ${most}`;
}

function undecided(bounds: readonly RankBounds[], k: number): Examination {
  const { least = 0, most = 0 } = bounds[k] ?? {};
  const because = `W${k + 1} has a rank from ${least} to ${most}; deciding which would take too long`;
  return { holds: 'undecided', because };
}
