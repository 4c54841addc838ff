/** The hypotheses of Theorem 1 and its corollary: Assumption 1, and what is added. */

import { at, inverseAt, isCurved, matrix, type Matrix, Rational, valueAtZero } from '../../exact/index.js';
import type { Assumption } from './assumption.js';
import type { LayerCase } from './cases.js';

/**
 * φ⁻¹ of every entry, for the sigmoid in units of ln 2. Throws where there is none that is exact.
 *
 * @example
 * ```ts
 * import { inverses, Rational } from 'basincheck';
 * inverses({ activation: { name: 'sigmoid' }, examples: [[Rational.of(1, 3), Rational.of(4, 5)]] }); // → [[-1, 2]]
 * ```
 */
export function inverses({ activation, examples }: LayerCase): Matrix {
  return examples.map((example) =>
    example.map((entry) => {
      const inverse = inverseAt(activation, entry);
      if (inverse === undefined)
        throw new RangeError(
          `inverses: expected a value with an exact inverse under ${activation.name}, got ${entry.toString()}`,
        );
      return inverse;
    }),
  );
}

export const overparametrised: Assumption<LayerCase> = {
  name: 'overparametrised',
  text: 'n < d: fewer examples than coordinates',
  printed: true,
  decide: ({ examples }) => {
    const [n, d] = [examples.length, at(examples, 0).length];
    return { holds: n < d, because: `there are ${n} examples in ℝ^${d}` };
  },
};

/** (a) of Assumption 1. */
export const inside: Assumption<LayerCase> = {
  name: 'inside',
  text: 'all entries of the examples lie strictly between 0 and 1',
  printed: true,
  decide: ({ examples }) => {
    const outside = examples.flat().find((entry) => entry.sign <= 0 || Rational.one.atMost(entry));
    return {
      holds: outside === undefined,
      because: `${outside?.toString() ?? 'no entry'} lies outside (0, 1)`,
    };
  },
};

/** (b) of Assumption 1. */
export const oneSided: Assumption<LayerCase> = {
  name: 'one-sided',
  text: 'for each coordinate, φ(0) is greater than all entries, or less',
  printed: true,
  decide: ({ activation, examples }) => {
    const middle = valueAtZero(activation);
    const mixed = matrix.transpose(examples).findIndex((entries) => {
      const signs = entries.map((entry) => entry.compare(middle));
      return !signs.every((sign) => sign > 0) && !signs.every((sign) => sign < 0);
    });
    const because = mixed < 0 ? 'no coordinate is on both sides' : `coordinate ${mixed} is not on one side`;
    return { holds: mixed < 0, because: `${because} of φ(0) = ${middle.toString()}` };
  },
};

/** (c) of Assumption 1, for the activations that there are: where all inverses are 0, the interval is a point. */
export const curved: Assumption<LayerCase> = {
  name: 'curved',
  text: 'between 0 and the inverse of greatest size, φ is strictly convex or strictly concave, and monotone, as in (c)',
  printed: true,
  decide: (subject) => {
    const isFlat = inverses(subject)
      .flat()
      .every(({ sign }) => sign === 0);
    return {
      holds: isCurved(subject.activation) || isFlat,
      because: `φ is ${subject.activation.name}${isFlat ? ', and every inverse is 0' : ''}`,
    };
  },
};

export const independent: Assumption<Pick<LayerCase, 'examples'>> = {
  name: 'independent',
  text: 'the examples are linearly independent',
  printed: false,
  decide: ({ examples }, watch) => {
    const rank = matrix.rank(examples, watch);
    return {
      holds: rank === examples.length,
      because: `${examples.length} examples span ${rank} dimensions`,
    };
  },
};

export const sameDimension: Assumption<LayerCase> = {
  name: 'same-dimension',
  text: 'the inverses of the examples span as many dimensions as the examples',
  printed: false,
  decide: (subject, watch) => {
    const [of, before] = [matrix.rank(subject.examples, watch), matrix.rank(inverses(subject), watch)];
    return { holds: of === before, because: `the examples span ${of} dimensions, their inverses ${before}` };
  },
};
