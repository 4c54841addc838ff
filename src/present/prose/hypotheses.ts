/** The hypotheses in words: what each one says, and why it holds or fails for a network. */

import {
  at,
  Elu,
  Interval,
  type Network,
  PiecewiseLinear,
  smoothActivations,
  type SmoothName,
} from '../../exact/index.js';
import type { Counterexample } from '../../proof/index.js';
import type { AttractorHypothesis, Finding, Hypothesis, HypothesisName } from '../../statements/index.js';
import { listed, say, type Sentence } from './document.js';
import { fenced, math, sub, type Formula } from './formula.js';

/** A hypothesis on the network, or on the attractor. */
export type Assumption = Hypothesis | AttractorHypothesis;

const phi = math`φ`;
const xStar = math`x*`;

/** What is assumed, after "that". */
export function assumption({ assumed }: Assumption): Sentence {
  const parts = assumed.split('`').map((part, i) => (i % 2 === 0 ? part : math`${part}`));
  return parts.filter((part) => part !== '');
}

/** Why the hypothesis holds, or fails: a clause. */
export function reason(assumed: Assumption, counterexample: Counterexample): Sentence {
  const { network } = counterexample;
  if ('decide' in assumed) return REASONS[assumed.name](network, assumed.decide(network));
  const isStable = counterexample.kind !== 'barrier' || counterexample.attractor.kind === 'contraction';
  return isStable ? say`${xStar} is stable, as will be shown` : say`${xStar} is not stable, as will be shown`;
}

type Tell = (network: Network, finding: Finding) => Sentence;

const REASONS: Readonly<Record<HypothesisName, Tell>> = {
  width: ({ widths, inputDimension: n }, { holds }) => {
    if (holds) return say`no layer is wider than ${math`n₀ = ${n}`}`;
    const wide = widths.findIndex((width) => width > n);
    return say`layer ${math`${wide + 1}`} has width ${math`${at(widths, wide)} > n₀ = ${n}`}`;
  },
  continuous: ({ activation }, { holds }) => (holds ? say`${phi} is continuous` : jumps(activation)),
  monotone: ({ activation }, { holds }) => (holds ? say`${phi} is increasing` : falls(activation)),
  surjective: ({ activation }, { holds }) =>
    holds ? say`${phi} takes every real value` : misses(activation),
  rank: (network, { holds }) => {
    const n = network.inputDimension;
    const ranks = network.ranks();
    const low = ranks.findIndex((rank) => rank < n);
    if (holds) return say`${rankOf(low, ranks)} less than ${math`n₀ = ${n}`}`;
    if (ranks.some((rank) => rank > n)) return say`no weight matrix has rank less than ${math`n₀ = ${n}`}`;
    const all = network.depth === 1 ? say`${sub('W', 1)} has` : say`${weightNames(network.depth)} have`;
    return say`${all} rank ${math`${n} = n₀`}`;
  },
  square: ({ widths, inputDimension: n }, { holds }) => {
    if (holds) return say`all weight matrices are ${math`${n} × ${n}`}`;
    const k = widths.findIndex((width) => width !== n);
    const columns = widths[k - 1] ?? n;
    return say`${sub('W', k + 1)} is ${math`${at(widths, k)} × ${columns}`}, with ${math`n₀ = ${n}`}`;
  },
  'full-rank': (network, { holds }) => {
    if (holds) return say`all weight matrices have full rank`;
    const ranks = network.ranks();
    const full = network.layers.map(({ weights }) => Math.min(weights.length, at(weights, 0).length));
    const k = ranks.findIndex((rank, i) => rank < at(full, i));
    return say`${rankOf(k, ranks)} less than ${math`${at(full, k)}`}`;
  },
  'one-slope': (_, { holds }) =>
    holds ? say`${phi} is constant on all of its pieces but one` : say`${phi} has several slopes`,
  tied: (_, { holds }) =>
    holds
      ? say`${sub('W', 2)} is the transpose of ${sub('W', 1)}`
      : say`${sub('W', 2)} is not the transpose of ${sub('W', 1)}`,
};

/** `W₁ has rank 1`. */
function rankOf(k: number, ranks: readonly number[]): Sentence {
  return say`${sub('W', k + 1)} has rank ${math`${at(ranks, k)}`},`;
}

function weightNames(depth: number): Sentence {
  const name = (k: number): Sentence => [sub('W', k)];
  if (depth <= 3) return listed(Array.from({ length: depth }, (_, i) => name(i + 1)));
  return [math`${sub('W', 1)}, …, ${sub('W', depth)}`];
}

/** At which breakpoints φ jumps, and by how much. */
function jumps(activation: Network['activation']): Sentence {
  if (!(activation instanceof PiecewiseLinear)) return say`${phi} jumps`;
  const places = activation.branches.slice(0, -1).map(({ on }) => on.hi);
  const found = places.filter((place) => place !== undefined).map((place): Sentence => [math`${place}`]);
  return say`${phi} jumps at ${found.length > 6 ? say`${math`${found.length}`} places` : listed(found)}`;
}

function falls(activation: Network['activation']): Sentence {
  if (!(activation instanceof PiecewiseLinear)) {
    // gelu, gelu-tanh and silu
    return say`${phi} is negative on the left of ${math`0`}, but ${math`φ(x) → 0`} as ${math`x → −∞`}`;
  }
  const { pieces } = activation;
  const falling = pieces.flatMap(({ slope, until }, i): readonly Sentence[] => {
    const after = pieces[i - 1]?.until;
    const ends = math`${after ?? '−∞'}, ${until ?? '∞'}`;
    return slope.sign < 0 ? [[fenced('(', ends, until ? ']' : ')')]] : [];
  });
  if (falling.length > 0) {
    return say`${phi} decreases on ${listed(falling.slice(0, 3))}${falling.length > 3 ? ' and elsewhere' : ''}`;
  }
  const down = pieces.findIndex(({ until, slope, intercept }, i) => {
    const next = pieces[i + 1];
    if (until === undefined || next === undefined) return false;
    const [before, after] = [
      slope.times(until).plus(intercept),
      next.slope.times(until).plus(next.intercept),
    ];
    return after.lessThan(before);
  });
  const place = pieces[down]?.until;
  return place ? say`${phi} jumps down at ${math`${place}`}` : say`${phi} falls somewhere`;
}

/** What bounds φ, if anything. */
const BOUNDS: Readonly<Record<SmoothName, Formula>> = {
  tanh: math`φ < 1`,
  sigmoid: math`φ > 0`,
  softplus: math`φ > 0`,
  elu: math`φ > −1`,
  gelu: math`φ > −1`,
  'gelu-tanh': math`φ > −1`,
  silu: math`φ > −1`,
};

function misses(activation: Network['activation']): Sentence {
  const bound = activation instanceof PiecewiseLinear ? boundOf(activation) : smoothBound(activation);
  return bound ? say`${bound} everywhere` : say`${phi} misses some real value`;
}

function smoothBound(activation: Network['activation']): Formula | undefined {
  if (activation instanceof Elu) return math`φ > ${activation.alpha.negated()}`;
  const found = Object.entries(smoothActivations).find(([, each]) => each === activation);
  return found && BOUNDS[found[0] as SmoothName];
}

function boundOf({ pieces }: PiecewiseLinear): Formula | undefined {
  const hull = pieces
    .map(({ slope, intercept, until }, i) =>
      Interval.of(pieces[i - 1]?.until, until)
        .scaled(slope)
        .plusPoint(intercept),
    )
    .reduce((all, image) => all.hull(image));
  if (hull.isBounded()) return math`${hull.lo} ≤ φ ≤ ${hull.hi}`;
  if (hull.lo) return math`φ ≥ ${hull.lo}`;
  return hull.hi && math`φ ≤ ${hull.hi}`;
}
