/** The hypotheses of the statements about images, convolutions and forced zeros. */

import { at, matrix, patches } from '../../exact/index.js';
import type { Assumption } from './assumption.js';
import type { ConvolutionCase, DepthCase, FilterCase, ForcedZeroCase, UpsamplingCase } from './cases.js';

export const notZero: Assumption<FilterCase> = {
  name: 'not-zero',
  text: 'the image is not zero',
  printed: true,
  decide: ({ image }) => {
    const holds = image.flat().some(({ sign }) => sign !== 0);
    return { holds, because: `the image ${holds ? 'has a pixel that is not zero' : 'is zero'}` };
  },
};

export const independentPatches: Assumption<FilterCase> = {
  name: 'independent-patches',
  text: 'the matrix of the patches has full column rank k²',
  printed: false,
  decide: ({ image, kernel }, watch) => {
    const rank = matrix.rank(patches(image, kernel), watch);
    return {
      holds: rank === kernel ** 2,
      because: `the ${kernel ** 2} columns of patches have rank ${rank}`,
    };
  },
};

export const meetsZero: Assumption<ForcedZeroCase> = {
  name: 'meets-the-zero',
  text: 'v has no zero at the row and at the column of the forced zero',
  printed: true,
  decide: ({ vector, zero }) => {
    const holds = zero.every((index) => at(vector, index).sign !== 0);
    return {
      holds,
      because: `v is ${zero.map((index) => at(vector, index).toString()).join(' and ')} there`,
    };
  },
};

export const symmetric: Assumption<ForcedZeroCase> = {
  name: 'symmetric',
  text: 'A is symmetric, as an orthogonal projection is',
  printed: false,
  decide: ({ matrix: A }) => {
    const holds = A.every((row, i) => row.every((entry, j) => entry.equals(at(at(A, j), i))));
    return { holds, because: `A is ${holds ? '' : 'not '}symmetric` };
  },
};

export const withoutZeros: Assumption<DepthCase> = {
  name: 'without-zeros',
  text: 'no pixel of the image is zero',
  printed: false,
  decide: ({ image }) => {
    const zeros = image.flat().filter(({ sign }) => sign === 0).length;
    return { holds: zeros === 0, because: `${zeros} pixels are zero` };
  },
};

export const shallow: Assumption<DepthCase> = {
  name: 'shallow',
  text: 'there are fewer than s − 1 layers',
  printed: true,
  decide: ({ image, layers }) => ({
    holds: layers < image.length - 1,
    because: `${layers} layers for s = ${image.length}`,
  }),
};

export const twoLayers: Assumption<DepthCase> = {
  name: 'two-layers',
  text: 'there are two layers, and s is 4 or more',
  printed: true,
  decide: ({ image, layers }) => ({
    holds: layers === 2 && image.length >= 4,
    because: `${layers} layers for s = ${image.length}`,
  }),
};

export const asDeep: Assumption<DepthCase> = {
  name: 'as-deep',
  text: 'there are s − 1 layers or more',
  printed: true,
  decide: ({ image, layers }) => ({
    holds: layers >= image.length - 1,
    because: `${layers} layers for s = ${image.length}`,
  }),
};

export const oneMore: Assumption<DepthCase> = {
  name: 'one-more',
  text: 'there are s layers or more',
  printed: false,
  decide: ({ image, layers }) => ({
    holds: layers >= image.length,
    because: `${layers} layers for s = ${image.length}`,
  }),
};

export const divides: Assumption<ConvolutionCase> = {
  name: 'divides',
  text: 'the stride divides s',
  printed: false,
  decide: ({ s, stride }) => ({
    holds: s % stride === 0,
    because: `${s} = ${Math.floor(s / stride)}·${stride} + ${s % stride}`,
  }),
};

export const fromOne: Assumption<UpsamplingCase> = {
  name: 'from-one',
  text: 'columnIndex of line 11 starts at 1',
  printed: false,
  decide: ({ first }) => ({ holds: first === 1, because: `it starts at ${first}` }),
};
