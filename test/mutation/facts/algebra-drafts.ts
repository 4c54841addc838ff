/** Files about exact data, one for each kind of witness, as short as they can be. */

const format = 'basincheck/counterexample@2';

export const kernelDraft = {
  format,
  theorem: 'm-1',
  dropped: ['independent'],
  data: {
    activation: { name: 'sigmoid' },
    examples: [
      ['1/3', '1/3', '1/3'],
      ['1/5', '1/5', '1/5'],
    ],
  },
  witness: { coefficients: ['-3/5', '1'], coordinate: 0 },
};

export const rankDraft = {
  format,
  theorem: 'm-cor-rank',
  dropped: ['same-dimension'],
  data: {
    activation: { name: 'softsign' },
    examples: [
      ['1/4', '1/3', '1/3'],
      ['1/6', '1/4', '1/4'],
    ],
  },
  witness: {
    coordinates: [0, 1],
    inverse: [
      ['36', '-48'],
      ['-24', '36'],
    ],
    left: [['1'], ['2']],
    right: [['-1', '-1/2', '-1/2']],
  },
};

export const eigenvectorDraft = {
  format,
  theorem: 'm-2',
  dropped: ['least-above-minus-one'],
  data: {
    jacobian: [
      ['-1', '0'],
      ['0', '1/2'],
    ],
  },
  witness: { value: '-1', vector: ['1', '0'] },
};

/** A turn by 90 degrees in two of three coordinates. */
export const volumeDraft = {
  format,
  theorem: 'm-2-any',
  dropped: ['moduli-below-one'],
  data: {
    jacobian: [
      ['0', '-1', '0'],
      ['1', '0', '0'],
      ['0', '0', '1/2'],
    ],
  },
  witness: {
    basis: [
      ['1', '0', '0'],
      ['0', '1', '0'],
    ],
    block: [
      ['0', '1'],
      ['-1', '0'],
    ],
  },
};

export const eigenvalueDraft = {
  format,
  theorem: 'm-3-eigenvalue',
  dropped: ['symmetric-law'],
  data: {
    law: { values: ['1', '-1/2'], probabilities: ['1/3', '2/3'] },
    examples: [['1/2']],
  },
  witness: { example: 0, value: '1/9' },
};

/** The slope at 1/2 is 1. */
export const slopeDraft = {
  format,
  theorem: 'm-3',
  dropped: ['orthogonal'],
  data: {
    law: { values: ['-1', '1'], probabilities: ['1/2', '1/2'] },
    examples: [['1/2'], ['0']],
  },
  witness: {
    example: 0,
    inverse: [
      ['8', '-8'],
      ['-8', '10'],
    ],
  },
};

export const filterDraft = {
  format,
  theorem: 'm-4',
  dropped: ['independent-patches'],
  data: {
    image: [
      ['0', '1', '0'],
      ['1', '0', '1'],
      ['0', '1', '0'],
    ],
    kernel: 3,
  },
  witness: {
    multipliers: ['0', '1/8', '0', '1/8', '0', '1/8', '0', '1/8', '0'],
    kernel: ['0', '1', '0', '-1', '0', '-1', '0', '1', '0'],
  },
};

export const rankOneDraft = {
  format,
  theorem: 'm-lemma',
  dropped: ['symmetric'],
  data: {
    matrix: [
      ['0', '1'],
      ['0', '1'],
    ],
    vector: ['1', '1'],
    zero: [1, 0],
  },
  witness: { row: ['0', '1'] },
};

/** The first and the last number of the diagonal are equal in every operator of one layer. */
export const functionalDraft = {
  format,
  theorem: 'm-5-sharp',
  dropped: ['one-more'],
  data: {
    image: [
      ['0', '0'],
      ['0', '1'],
    ],
    layers: 1,
  },
  witness: {
    functional: [
      ['-1', '0', '0', '0'],
      ['0', '0', '0', '0'],
      ['0', '0', '0', '0'],
      ['0', '0', '0', '1'],
    ],
  },
};

export const unitsDraft = {
  format,
  theorem: 'm-6',
  dropped: ['few-or-plane'],
  data: { points: [['0'], ['1'], ['2'], ['3']] },
  witness: { units: 6 },
};

export const pixelsDraft = {
  format,
  theorem: 'm-algorithm-1',
  dropped: ['divides'],
  data: { filters: [['0', '0', '0', '0', '1', '0', '0', '0', '0']], s: 5, stride: 2 },
  witness: { pixels: 9 },
};

export const entryDraft = {
  format,
  theorem: 'm-algorithm-2',
  dropped: ['from-one'],
  data: { s: 1, channels: 1, scale: 2, first: 0 },
  witness: { row: 5, column: 3 },
};

export const nullDraft = {
  format,
  theorem: 's-3',
  dropped: ['independent'],
  data: {
    examples: [
      ['1', '0'],
      ['2', '0'],
    ],
    slope: '1',
    start: [
      ['0', '0'],
      ['0', '0'],
    ],
  },
  witness: { coefficients: ['-2', '1'] },
};

export const movedDraft = {
  format,
  theorem: 's-2',
  dropped: ['as-many'],
  data: {
    examples: [['0', '1']],
    slope: '1/2',
    start: [
      ['1/2', '0'],
      ['0', '1'],
    ],
  },
  witness: { inverse: [['4']], vector: ['1', '0'] },
};

export const spectrumDraft = {
  format,
  theorem: 's-3-exact',
  dropped: ['contractive'],
  data: {
    examples: [['1', '0']],
    slope: '1',
    start: [
      ['0', '0'],
      ['0', '1'],
    ],
  },
  witness: {
    inverse: [['1']],
    value: '1',
    vectors: [
      ['1', '0'],
      ['0', '1'],
    ],
  },
};

export const affineNullDraft = {
  format,
  theorem: 's-4',
  dropped: ['independent'],
  data: { examples: [['2'], ['2']], slope: '1', start: [['0']], intercept: '1', sums: ['0'] },
  witness: { coefficients: ['-1', '1'] },
};

export const affineSpectrumDraft = {
  format,
  theorem: 's-4-exact',
  dropped: ['small-sums'],
  data: { examples: [['1']], slope: '1', start: [['0']], intercept: '1', sums: ['-3/4'] },
  witness: { inverse: [['1/3']], value: '7/6', vectors: [['1']] },
};

/** A saddle: the eigenvalues 2 and 1/2. */
export const boundedDraft = {
  format,
  theorem: 'm-2-converse',
  dropped: ['moduli-above-one'],
  data: {
    jacobian: [
      ['2', '0', '0'],
      ['0', '1/2', '0'],
      ['0', '0', '3'],
    ],
  },
  witness: { basis: [['0', '1', '0']], block: [['1/2']] },
};

/** A turn that changes lengths, but not for good. */
export const formDraft = {
  format,
  theorem: 'm-2-unstable',
  dropped: ['modulus-above-one'],
  data: {
    jacobian: [
      ['0', '-1/2'],
      ['2', '0'],
    ],
  },
  witness: {
    form: [
      ['4', '0'],
      ['0', '1'],
    ],
  },
};

/** The entry B000073. */
export const landingDraft = {
  format,
  theorem: 'm-2-attractor',
  dropped: ['on-a-line'],
  data: {
    inner: [
      ['0', '1'],
      ['1', '0'],
      ['1', '1'],
    ],
    outer: [
      ['1', '0', '0'],
      ['0', '-2', '2'],
    ],
  },
  witness: {
    direction: ['1', '2'],
    row: ['0', '1'],
    return: { marks: ['1/3', '1/2', '2/3'], steps: 4 },
  },
};

/** Half of x, as long as it is between −1 and 1. */
export const shrinking = {
  format,
  theorem: 'm-2-attractor',
  dropped: ['modulus-above-one'],
  data: { inner: [['1']], outer: [['1/2']] },
  witness: { direction: ['1'], row: ['1/2'] },
};

export const algebraDrafts = {
  kernel: kernelDraft,
  rank: rankDraft,
  eigenvector: eigenvectorDraft,
  volume: volumeDraft,
  bounded: boundedDraft,
  form: formDraft,
  landing: landingDraft,
  eigenvalue: eigenvalueDraft,
  slope: slopeDraft,
  filter: filterDraft,
  'rank-one': rankOneDraft,
  functional: functionalDraft,
  units: unitsDraft,
  pixels: pixelsDraft,
  entry: entryDraft,
  null: nullDraft,
  moved: movedDraft,
  spectrum: spectrumDraft,
  'affine-null': affineNullDraft,
  'affine-spectrum': affineSpectrumDraft,
};
