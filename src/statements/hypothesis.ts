/** The hypotheses of the paper's theorems, each decided exactly for a given network. */

import { type Network, unwatched, type Watch } from '../exact/index.js';

export interface Finding {
  readonly holds: boolean;
  /** What was found, such as "W2 has rank 1 < 2". */
  readonly because: string;
}

export interface Hypothesis {
  /** The name used in files and commands. */
  readonly name: string;
  readonly text: string;
  /** Decides exactly whether the network satisfies the hypothesis. */
  decide(network: Network, watch?: Watch): Finding;
}

export const width: Hypothesis = {
  name: 'width',
  text: 'no layer is wider than the input dimension n0',
  decide({ widths, inputDimension }) {
    const wide = widths.findIndex((n) => n > inputDimension);
    return wide < 0
      ? { holds: true, because: `every layer has at most n0 = ${inputDimension} outputs` }
      : {
          holds: false,
          because: `layer ${wide + 1} has ${widths[wide] ?? 0} > n0 = ${inputDimension} outputs`,
        };
  },
};

export const continuous: Hypothesis = {
  name: 'continuous',
  text: 'φ is continuous',
  decide: ({ activation }) => trait(activation.continuous, 'φ is continuous', 'φ jumps'),
};

export const monotone: Hypothesis = {
  name: 'monotone',
  text: 'φ is increasing: x < y implies φ(x) ≤ φ(y)',
  decide: ({ activation }) => trait(activation.increasing, 'φ is increasing', 'φ falls somewhere'),
};

export const surjective: Hypothesis = {
  name: 'surjective',
  text: 'φ(ℝ) = ℝ',
  decide: ({ activation }) =>
    trait(activation.surjective, 'φ takes every real value', 'φ misses some real value'),
};

export const rank: Hypothesis = {
  name: 'rank',
  text: 'some weight matrix has rank below n0 (2.1)',
  decide(network, watch = unwatched) {
    const n = network.inputDimension;
    const ranks = network.ranks(watch);
    const deficient = ranks.findIndex((r) => r < n);
    return deficient < 0
      ? { holds: false, because: `every weight matrix has rank n0 = ${n}` }
      : { holds: true, because: `W${deficient + 1} has rank ${ranks[deficient] ?? 0} < n0 = ${n}` };
  },
};

export const square: Hypothesis = {
  name: 'square',
  text: 'every weight matrix is n0 × n0',
  decide({ widths, inputDimension }) {
    const other = widths.findIndex((n) => n !== inputDimension);
    return other < 0
      ? { holds: true, because: `every layer has n0 = ${inputDimension} outputs` }
      : {
          holds: false,
          because: `layer ${other + 1} has ${widths[other] ?? 0} outputs, not n0 = ${inputDimension}`,
        };
  },
};

export const fullRank: Hypothesis = {
  name: 'full-rank',
  text: 'every m × n weight matrix has rank min(m, n)',
  decide(network, watch = unwatched) {
    const ranks = network.ranks(watch);
    const full = network.layers.map(({ weights }) => Math.min(weights.length, weights[0]?.length ?? 0));
    const deficient = ranks.findIndex((r, k) => r !== full[k]);
    return deficient < 0
      ? { holds: true, because: 'every weight matrix has full rank' }
      : {
          holds: false,
          because: `W${deficient + 1} has rank ${ranks[deficient] ?? 0} < ${full[deficient] ?? 0}`,
        };
  },
};

function trait(holds: boolean, ifSo: string, ifNot: string): Finding {
  return { holds, because: holds ? ifSo : ifNot };
}
