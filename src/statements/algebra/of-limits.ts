/** The hypotheses of Lemmas 2 to 4 of the paper on sigmoid autoencoders: wide networks with affine units. */

import { at, isNormBelow, matrix, Rational, type Vector } from '../../exact/index.js';
import type { Assumption } from './assumption.js';
import type { AffineLimitCase, LinearLimitCase } from './cases.js';
import { independent } from './of-layers.js';

/** The data matrix is of full rank, and n ≤ n0. */
export const fullRank: Assumption<LinearLimitCase> = { ...independent, printed: true };

export const asMany: Assumption<LinearLimitCase> = {
  name: 'as-many',
  text: 'n = n₀: as many examples as coordinates',
  printed: true,
  decide: ({ examples }) => {
    const [n, n0] = [examples.length, at(examples, 0).length];
    return { holds: n === n0, because: `${n} examples in ℝ^${n0}` };
  },
};

export const single: Assumption<LinearLimitCase> = {
  name: 'single',
  text: 'n = 1: there is one example',
  printed: true,
  decide: ({ examples: { length } }) => ({ holds: length === 1, because: `${length} examples` }),
};

export const sloped: Assumption<LinearLimitCase> = {
  name: 'sloped',
  text: 'α ≠ 0',
  printed: false,
  decide: ({ slope }) => ({ holds: slope.sign !== 0, because: `α = ${slope.toString()}` }),
};

export const contractive: Assumption<LinearLimitCase> = {
  name: 'contractive',
  text: '‖J₀‖ < 1',
  printed: true,
  decide: ({ start }, watch) => {
    const holds = isNormBelow(start, Rational.zero, watch);
    return { holds, because: `‖J₀‖ is ${holds ? 'below 1' : '1 or more'}` };
  },
};

export const raised: Assumption<AffineLimitCase> = {
  name: 'raised',
  text: 'β > 0',
  printed: true,
  decide: ({ intercept }) => ({ holds: intercept.sign > 0, because: `β = ${intercept.toString()}` }),
};

export const equalNorms: Assumption<AffineLimitCase> = {
  name: 'equal-norms',
  text: 'all examples have one norm r',
  printed: true,
  decide: ({ examples }) => {
    const [first, ...others] = examples.map(square);
    const holds = others.every((other) => first?.equals(other));
    return { holds, because: `the norms are ${holds ? '' : 'not '}equal` };
  },
};

/** ‖J₀‖ < 1 − 2rα²‖u‖/(βn0). Where norms differ, r is the greatest. */
export const smallSums: Assumption<AffineLimitCase> = {
  name: 'small-sums',
  text: '‖W⁽¹⁾·1/√n₁‖ < β·n₀·(1 − ‖J₀‖)/(2·r·α²)',
  printed: true,
  decide: ({ examples, slope, start, intercept, sums }, watch) => {
    const r = examples.map(square).reduce((a, b) => (a.lessThan(b) ? b : a));
    const factor = slope.times(slope).times(Rational.of(2, start.length));
    const root = intercept.sign > 0 && factor.dividedBy(intercept);
    const holds = root !== false && isNormBelow(start, r.times(square(sums)).times(root).times(root), watch);
    return { holds, because: `it is ${holds ? '' : 'not '}below the bound` };
  },
};

function square(vector: Vector): Rational {
  return matrix.dot(vector, vector);
}
