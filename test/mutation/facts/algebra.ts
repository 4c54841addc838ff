/** Files about exact data: what is accepted, and what each broken field is refused for. */

import { deepEqual } from 'node:assert/strict';
import { algebraStatements, algebraTheorems } from '../../../src/statements/index.js';
import { readCounterexample, verifyAboutNetwork, writeCounterexample } from '../../../src/proof/index.js';
import { defaultLimits, verify } from '../../../src/proof/index.js';
import {
  algebraDrafts,
  boundedDraft,
  eigenvalueDraft,
  eigenvectorDraft,
  entryDraft,
  filterDraft,
  formDraft,
  functionalDraft,
  kernelDraft,
  landingDraft,
  pixelsDraft,
  rankDraft,
  rankOneDraft,
  shrinking,
  slopeDraft,
  unitsDraft,
  volumeDraft,
} from './algebra-drafts.js';
import { base } from './bases.js';
import {
  accepted,
  type Draft,
  edited,
  type Edits,
  type Fact,
  is,
  refused,
  rejected,
  unjudged,
  within,
} from './fact.js';

/** Each file is accepted as it is, and written as it was read. */
export const algebraAccepted: readonly Fact[] = Object.entries(algebraDrafts).flatMap(([name, draft]) => [
  accepted(`a file with a ${name}`, [draft]),
  {
    claim: `a file with a ${name}, written as it was read`,
    check: () => {
      const verification = verify(JSON.stringify({ ...draft, provenance: { by: 'hand' } }));
      if (verification.verdict !== 'verified') throw new Error(JSON.stringify(verification));
      const text = writeCounterexample(verification.counterexample);
      deepEqual(JSON.parse(text), { ...draft, provenance: { by: 'hand' } });
    },
  },
]);

/** With one hypothesis more or less among the dropped ones, each file is false. */
export const algebraHypotheses: readonly Fact[] = Object.values(algebraDrafts).flatMap((draft) => {
  const { hypotheses } = algebraTheorems.find(({ id }) => id === draft.theorem) ?? { hypotheses: [] };
  return hypotheses.map(({ name }) => {
    const dropped = draft.dropped.includes(name)
      ? draft.dropped.filter((each) => each !== name)
      : [...draft.dropped, name];
    return rejected(`${draft.theorem}, but dropped: ${dropped.join()}`, [draft, { dropped }], 'dropped');
  });
});

/** Accepted with other values, also for what is dropped. */
const acceptedWith = (why: string, draft: Draft, edits: Edits): Fact => accepted(why, [edited(draft, edits)]);

const claims = (draft: Draft, claim: string): Fact => accepted('with its claim', [draft], claim);

/** The same on a line in the plane: the second weight has mean zero, and does not matter. */
const slopeInThePlane = edited(slopeDraft, {
  'data.examples': [
    ['1/2', '0'],
    ['0', '0'],
  ],
});

export const algebraClaims: readonly Fact[] = [
  claims(
    unitsDraft,
    'Theorem 6 (memorization) fails without few-or-plane: a network with one hidden layer of 5 ReLU units cannot have the 4 points 0, 1, 2, 3 as attractors, which needs 6 units.',
  ),
  claims(
    functionalDraft,
    's − 1 layers suffice (memorization) fails without one-more: one layer of 3×3 filters cannot make the orthogonal projection onto the image (0, 0), (0, 1), whatever the number of filters.',
  ),
  claims(
    filterDraft,
    'Theorem 4 (memorization) fails without independent-patches: the 3×3 filter that is learned from the image (0, 1, 0), (1, 0, 1), (0, 1, 0) makes an operator that takes (0, 1, 0, -1, 0, -1, 0, 1, 0) to zero, so that its rank is less than 9.',
  ),
  claims(
    kernelDraft,
    'Theorem 1 (memorization) fails without independent: no A satisfies A·x = φ⁻¹(x) for the examples (1/3, 1/3, 1/3), (1/5, 1/5, 1/5) and φ = sigmoid: with the coefficients (-3/5, 1) they sum up to zero, and coordinate 0 of the inverses does not.',
  ),
  claims(
    volumeDraft,
    'Theorem 2 for any Jacobian (memorization) fails without moduli-below-one: J maps the span of (1, 0, 0), (0, 1, 0) into itself and does not shrink its volumes, so that not all of its orbits converge to 0.',
  ),
  claims(
    boundedDraft,
    'Theorem 2, the converse (memorization) fails without moduli-above-one: J maps the span of (0, 1, 0) into itself and does not enlarge its volumes, so that some of its orbits, beside that of 0, stay as near to 0 as one likes.',
  ),
  claims(
    landingDraft,
    'Theorem 2, the converse for attractors (memorization) fails without on-a-line: f takes points near 0 to multiples of (1, 2), and multiplies these by 2 near 0; but it takes t·(1, 2) with |t| from 1/3 to 2/3 to 0 in 4 steps, so that orbits land on 0.',
  ),
  claims(
    shrinking,
    'Theorem 2, the converse for attractors (memorization) fails without modulus-above-one: f takes points near 0 to multiples of 1, and multiplies these by 1/2 near 0, so that orbits converge to 0.',
  ),
  claims(
    formDraft,
    'Theorem 2, the converse for stability (memorization) fails without modulus-above-one: the form with the rows (4, 0), (0, 1) is positive but at 0, and no step of x ↦ J·x makes it greater, so that 0 is stable.',
  ),
  claims(
    slopeDraft,
    'Theorem 3 (memorization) fails without orthogonal: for weights (-1, 1) with probabilities (1/2, 1/2) and the examples 1/2, 0, the slope of f at 1/2 is 1 or more, or −1 or less.',
  ),
  claims(
    slopeInThePlane,
    'Theorem 3 (memorization) fails without orthogonal: for weights (-1, 1) with probabilities (1/2, 1/2) and the examples (1/2, 0), (0, 0), the Jacobian of f at (1/2, 0) has an eigenvalue with a modulus of 1 or more.',
  ),
  claims(
    pixelsDraft,
    'Algorithm 1 (memorization) fails without divides: for a stride of 2 and images of 5×5 pixels, the convolution has 9 pixels, and the matrix rows for 4 of them.',
  ),
  claims(
    entryDraft,
    'Algorithm 2 (memorization) fails without from-one: for images of 1×1 pixels, one channel and the factor 2, with columnIndex from 0, the entry in row 5 and column 3, counted from 0, is not that of the upsampling.',
  ),
];

/** What is expected of the theorem of a file in this format, if it is an unknown one. */
const theoremsIn = (format: string): readonly string[] => {
  const found = verify(JSON.stringify({ ...unitsDraft, format, theorem: 'm-7' }));
  return found.verdict === 'verified' ? [] : found.problems.map(({ expected }) => expected);
};

export const algebraForm: readonly Fact[] = [
  is(
    'the first format knows theorems about networks alone',
    () => theoremsIn('basincheck/counterexample@1'),
    ['"2.1" or "2.2" or "2.3" or "3.1"'],
  ),
  is(
    'the second format knows theorems about exact data as well',
    () => theoremsIn('basincheck/counterexample@2'),
    [
      '"2.1" or "2.2" or "2.3" or "3.1" or "m-1" or "m-cor-rank" or "m-2" or "m-2-any" or "m-2-converse" or "m-2-unstable" or "m-2-attractor" or "m-3" or "m-3-eigenvalue" or "m-4" or "m-lemma" or "m-5-sharp" or "m-6" or "m-algorithm-1" or "m-algorithm-2" or "s-2" or "s-3" or "s-3-exact" or "s-remark-1" or "s-4" or "s-4-exact"',
    ],
  ),
  refused('of @1', kernelDraft, { format: 'basincheck/counterexample@1' }, 'theorem'),
  refused('about an unknown statement', kernelDraft, { theorem: 'm-7' }, 'theorem'),
  refused('without data', kernelDraft, { data: undefined }, 'data'),
  refused('with another key', kernelDraft, { network: null }, 'network'),
  refused('that drops what is none of its hypotheses', kernelDraft, { dropped: ['width'] }, 'dropped[0]'),
  refused(
    'that drops a hypothesis twice',
    kernelDraft,
    { dropped: ['independent', 'independent'] },
    'dropped[1]',
  ),
  refused('that drops no list', kernelDraft, { dropped: 'independent' }, 'dropped'),
  refused('with a provenance that is no object', kernelDraft, { provenance: 1 }, 'provenance'),
  {
    claim: 'a file about exact data is none about a network',
    check: (): void => {
      const text = JSON.stringify(unitsDraft);
      const found = verifyAboutNetwork(text);
      deepEqual(found, {
        verdict: 'unjudged',
        problems: [
          {
            path: 'theorem',
            expected: 'a file about a network',
            found: 'one about Theorem 6 (memorization)',
            limit: false,
          },
        ],
        count: 1,
      });
      const read = readCounterexample(text, defaultLimits);
      deepEqual('problems' in read && [read.problems, read.count, read.claims], [found.problems, 1, true]);
      deepEqual(verifyAboutNetwork('{}').verdict, 'unjudged');
      deepEqual(verifyAboutNetwork(JSON.stringify(base('2.1-without-rank'))).verdict, 'verified');
      const tight = { ...defaultLimits, characters: 10 };
      deepEqual(verifyAboutNetwork(JSON.stringify(base('2.1-without-rank')), tight).verdict, 'unjudged');
      const none = readCounterexample('{}', defaultLimits);
      deepEqual('problems' in none && none.claims, false);
    },
  },
];

const examples = 'data.examples';

export const readingData: readonly Fact[] = [
  refused('no examples', kernelDraft, { [examples]: [] }, examples),
  refused('examples that are no list', kernelDraft, { [examples]: '1' }, examples),
  refused('an empty example', kernelDraft, { [`${examples}[1]`]: [] }, `${examples}[1]`),
  refused('examples of different lengths', kernelDraft, { [`${examples}[1]`]: ['1/5', '1/5'] }, examples),
  refused('a number without an exact inverse', kernelDraft, { [`${examples}[1][0]`]: '2/5' }, examples),
  refused('an unknown activation', kernelDraft, { 'data.activation.name': 'tanh' }, 'data.activation.name'),
  refused('a sigmoid with a slope', kernelDraft, { 'data.activation.slope': '1' }, 'data.activation.slope'),
  refused(
    'a leaky ReLU without a slope',
    kernelDraft,
    { 'data.activation': { name: 'leaky-relu' } },
    'data.activation',
  ),
  refused(
    'a leaky ReLU with the slope 0',
    kernelDraft,
    { 'data.activation': { name: 'leaky-relu', slope: '0' } },
    'data.activation',
  ),
  refused('data that are no object', kernelDraft, { data: [] }, 'data'),
  refused('an activation that is no object', kernelDraft, { 'data.activation': 1 }, 'data.activation'),
  acceptedWith('a leaky ReLU with negative examples', kernelDraft, {
    dropped: ['inside', 'one-sided', 'curved', 'independent'],
    data: {
      activation: { name: 'leaky-relu', slope: '1/2' },
      examples: [
        ['1', '1', '1'],
        ['-1', '-1', '-1'],
      ],
    },
    witness: { coefficients: ['1', '1'], coordinate: 2 },
  }),
  acceptedWith('a centred softsign with negative examples', kernelDraft, {
    dropped: ['inside', 'independent'],
    data: {
      activation: { name: 'centred-softsign' },
      examples: [
        ['-1/2', '-1/2', '-1/2'],
        ['-1/4', '-1/4', '-1/4'],
      ],
    },
    witness: { coefficients: ['-1/2', '1'], coordinate: 0 },
  }),
  refused('a rectangular Jacobian', eigenvectorDraft, { 'data.jacobian': [['1', '0']] }, 'data.jacobian'),
  refused(
    'a Jacobian that is not symmetric',
    eigenvectorDraft,
    { 'data.jacobian[0][1]': '1' },
    'data.jacobian',
  ),
  refused(
    'a law without sum 1',
    eigenvalueDraft,
    { 'data.law.probabilities[0]': '1/2' },
    'data.law.probabilities',
  ),
  refused(
    'a law with a probability of 0',
    eigenvalueDraft,
    { 'data.law': { values: ['1', '-1', '0'], probabilities: ['1/2', '1/2', '0'] } },
    'data.law.probabilities',
  ),
  refused(
    'a law with a negative probability',
    eigenvalueDraft,
    { 'data.law': { values: ['1', '-1', '0'], probabilities: ['1', '1', '-1'] } },
    'data.law.probabilities',
  ),
  refused(
    'a law with too few probabilities',
    eigenvalueDraft,
    { 'data.law.probabilities': ['1'] },
    'data.law.probabilities',
  ),
  refused('a law that is no object', eigenvalueDraft, { 'data.law': 1 }, 'data.law'),
  refused('law and examples that are no object', eigenvalueDraft, { data: 1 }, 'data'),
  refused(
    'no values',
    eigenvalueDraft,
    { 'data.law': { values: [], probabilities: [] } },
    'data.law.values',
    'data.law.probabilities',
  ),
  accepted('as many units as the limit says', [eigenvalueDraft, {}, within({ cells: 4 })]),
  unjudged('more units than the limit says', [eigenvalueDraft, {}, within({ cells: 3 })], 'data'),
  unjudged(
    'more units than the limit says, with weights for two coordinates',
    [eigenvalueDraft, { 'data.examples': [['1/2', '0']] }, within({ cells: 7 })],
    'data',
  ),
  refused(
    'examples of a line and of the plane',
    slopeDraft,
    { 'data.examples[0]': ['1/2', '0'] },
    'data.examples',
  ),
];

export const kernelFacts: readonly Fact[] = [
  rejected(
    'one example',
    [kernelDraft, { 'data.examples': [['1/3', '1/3']], 'witness.coefficients': ['1'] }],
    'dropped',
  ),
  rejected('no relation', [kernelDraft, { 'witness.coefficients[0]': '1' }], 'witness.coefficients'),
  rejected(
    'a relation in one coordinate',
    [kernelDraft, { 'data.examples[0]': ['1/3', '1/5', '1/3'], dropped: [] }],
    'witness.coefficients',
  ),
  rejected('the relation zero', [kernelDraft, { 'witness.coefficients': ['0', '0'] }], 'witness.coordinate'),
  refused(
    'too many coefficients',
    kernelDraft,
    { 'witness.coefficients': ['0', '0', '0'] },
    'witness.coefficients',
  ),
  refused('a coordinate beyond', kernelDraft, { 'witness.coordinate': 3 }, 'witness.coordinate'),
  accepted('the last coordinate', [kernelDraft, { 'witness.coordinate': 2 }]),
  refused('a negative coordinate', kernelDraft, { 'witness.coordinate': -1 }, 'witness.coordinate'),
  refused('a witness that is no object', kernelDraft, { witness: 1 }, 'witness'),
  rejected(
    'a relation that the inverses satisfy there',
    [
      kernelDraft,
      {
        'data.examples': [
          ['1/2', '1/3', '1/3'],
          ['1/2', '1/3', '1/3'],
        ],
        dropped: ['one-sided', 'independent'],
        'witness.coefficients': ['1', '-1'],
      },
    ],
    'witness.coordinate',
  ),
];

export const rankFacts: readonly Fact[] = [
  rejected(
    'one example',
    [
      rankDraft,
      {
        'data.examples': [['1/4', '1/3']],
        witness: { coordinates: [0], inverse: [['4']], left: [['1']], right: [['-1', '-1/2']] },
      },
    ],
    'dropped',
  ),
  rejected('a wrong inverse', [rankDraft, { 'witness.inverse[0][0]': '37' }], 'witness.inverse'),
  rejected('dependent coordinates', [rankDraft, { 'witness.coordinates': [1, 2] }], 'witness.inverse'),
  rejected('a wrong left factor', [rankDraft, { 'witness.left[1]': ['3'] }], 'witness.left'),
  rejected('a wrong right factor', [rankDraft, { 'witness.right[0][2]': '-1' }], 'witness.left'),
  rejected(
    'as many rows as examples',
    [
      rankDraft,
      {
        'witness.left': [
          ['1', '0'],
          ['2', '0'],
        ],
        'witness.right': [
          ['-1', '-1/2', '-1/2'],
          ['0', '0', '0'],
        ],
      },
    ],
    'witness.right',
  ),
  refused('a coordinate beyond', rankDraft, { 'witness.coordinates': [0, 3] }, 'witness.coordinates[1]'),
  refused('one coordinate', rankDraft, { 'witness.coordinates': [0] }, 'witness.coordinates'),
  refused('an inverse of another size', rankDraft, { 'witness.inverse': [['1']] }, 'witness.inverse'),
  refused(
    'a left factor with a row more',
    rankDraft,
    { 'witness.left': [['1'], ['2'], ['3']] },
    'witness.left',
  ),
  refused(
    'a left factor with a column more',
    rankDraft,
    {
      'witness.left': [
        ['1', '0'],
        ['2', '0'],
      ],
    },
    'witness.left[0]',
    'witness.left[1]',
  ),
  refused(
    'a right factor with a column less',
    rankDraft,
    { 'witness.right': [['-1', '-1/2']] },
    'witness.right[0]',
  ),
  refused('a witness that is no object', rankDraft, { witness: 1 }, 'witness'),
];

export const eigenvectorFacts: readonly Fact[] = [
  refused(
    'a Jacobian of which one row alone is that of a symmetric matrix',
    eigenvectorDraft,
    {
      'data.jacobian': [
        ['-1', '1', '0'],
        ['0', '1/2', '0'],
        ['0', '0', '0'],
      ],
      'witness.vector': ['1', '0', '0'],
    },
    'data.jacobian',
  ),
  rejected('no eigenvector', [eigenvectorDraft, { 'witness.vector': ['1', '1'] }], 'witness.vector'),
  rejected('zero', [eigenvectorDraft, { 'witness.vector': ['0', '0'] }], 'witness.vector'),
  rejected('another value', [eigenvectorDraft, { 'witness.value': '-2' }], 'witness.vector'),
  rejected(
    'an eigenvalue between −1 and 1',
    [eigenvectorDraft, { witness: { value: '1/2', vector: ['0', '1'] } }],
    'witness.value',
  ),
  acceptedWith('an eigenvalue of 1', eigenvectorDraft, {
    dropped: ['greatest-below-one'],
    'data.jacobian': [
      ['1', '0'],
      ['0', '1/2'],
    ],
    'witness.value': '1',
  }),
  refused('a vector in another dimension', eigenvectorDraft, { 'witness.vector': ['1'] }, 'witness.vector'),
  refused('no value', eigenvectorDraft, { 'witness.value': 1 }, 'witness.value'),
  refused('data that are no object', eigenvectorDraft, { data: 1 }, 'data'),
  refused('a witness that is no object', eigenvectorDraft, { witness: 1 }, 'witness'),
];

/** An eigenvector for 1/2, and twice the same. */
const dependent = {
  basis: [
    ['0', '0', '1'],
    ['0', '0', '2'],
  ],
  block: [
    ['5/2', '-1'],
    ['1', '0'],
  ],
};

export const volumeFacts: readonly Fact[] = [
  rejected('dependent vectors', [volumeDraft, { witness: dependent }], 'witness.basis'),
  rejected(
    'the vector zero',
    [volumeDraft, { witness: { basis: [['0', '0', '0']], block: [['1']] } }],
    'witness.basis',
  ),
  rejected(
    'a turn to the other side',
    [
      volumeDraft,
      {
        'witness.block': [
          ['0', '-1'],
          ['1', '0'],
        ],
      },
    ],
    'witness.block',
  ),
  rejected(
    'a block that is wrong in the second row',
    [volumeDraft, { 'witness.block[1]': ['-1', '1'] }],
    'witness.block',
  ),
  rejected(
    'a line that is mapped to another',
    [volumeDraft, { witness: { basis: [['1', '0', '0']], block: [['1']] } }],
    'witness.block',
  ),
  rejected(
    'a line that shrinks',
    [volumeDraft, { witness: { basis: [['0', '0', '1']], block: [['1/2']] } }],
    'witness.block',
  ),
  rejected(
    'a space with a determinant of 1/2',
    [
      volumeDraft,
      {
        witness: {
          basis: [
            ['1', '0', '0'],
            ['0', '1', '0'],
            ['0', '0', '1'],
          ],
          block: [
            ['0', '1', '0'],
            ['-1', '0', '0'],
            ['0', '0', '1/2'],
          ],
        },
      },
    ],
    'witness.block',
  ),
  acceptedWith('the eigenvalue −1, with a determinant of −1', volumeDraft, {
    dropped: ['real-parts-above-minus-one', 'moduli-below-one'],
    data: { jacobian: [['-1']] },
    witness: { basis: [['2']], block: [['-1']] },
  }),
  acceptedWith('the eigenvalue 2', volumeDraft, {
    dropped: ['real-parts-below-one', 'moduli-below-one'],
    data: { jacobian: [['2']] },
    witness: { basis: [['1']], block: [['2']] },
  }),
  refused('a rectangular Jacobian', volumeDraft, { 'data.jacobian': [['1', '0']] }, 'data.jacobian'),
  refused('vectors of another length', volumeDraft, { 'witness.basis': [['1', '0']] }, 'witness.basis[0]'),
  refused('no vectors', volumeDraft, { 'witness.basis': [] }, 'witness.basis'),
  refused('a block with a row less', volumeDraft, { 'witness.block': [['0', '1']] }, 'witness.block'),
  refused(
    'a block with a column more',
    volumeDraft,
    {
      'witness.block': [
        ['0', '1', '0'],
        ['-1', '0', '0'],
      ],
    },
    'witness.block[0]',
    'witness.block[1]',
  ),
  refused('data that are no object', volumeDraft, { data: 1 }, 'data'),
  refused('a witness that is no object', volumeDraft, { witness: 1 }, 'witness'),
];

export const boundedFacts: readonly Fact[] = [
  rejected(
    'a line that is stretched',
    [boundedDraft, { witness: { basis: [['1', '0', '0']], block: [['2']] } }],
    'witness.block',
  ),
  rejected(
    'a plane with a determinant of 3/2',
    [
      boundedDraft,
      {
        witness: {
          basis: [
            ['0', '1', '0'],
            ['0', '0', '1'],
          ],
          block: [
            ['1/2', '0'],
            ['0', '3'],
          ],
        },
      },
    ],
    'witness.block',
  ),
  rejected(
    'a line that is mapped by another factor',
    [boundedDraft, { 'witness.block': [['1']] }],
    'witness.block',
  ),
  rejected('the vector zero', [boundedDraft, { 'witness.basis': [['0', '0', '0']] }], 'witness.basis'),
  acceptedWith('a plane with a determinant of 1', boundedDraft, {
    witness: {
      basis: [
        ['1', '0', '0'],
        ['0', '1', '0'],
      ],
      block: [
        ['2', '0'],
        ['0', '1/2'],
      ],
    },
  }),
  acceptedWith('a plane with a determinant of −1', boundedDraft, {
    data: {
      jacobian: [
        ['2', '0'],
        ['0', '-1/2'],
      ],
    },
    witness: {
      basis: [
        ['1', '0'],
        ['0', '1'],
      ],
      block: [
        ['2', '0'],
        ['0', '-1/2'],
      ],
    },
  }),
];

export const formFacts: readonly Fact[] = [
  rejected(
    'the form of lengths, which a step makes greater',
    [
      formDraft,
      {
        'witness.form': [
          ['1', '0'],
          ['0', '1'],
        ],
      },
    ],
    'witness.form',
  ),
  rejected(
    'ten times that form',
    [
      formDraft,
      {
        'witness.form': [
          ['10', '0'],
          ['0', '10'],
        ],
      },
    ],
    'witness.form',
  ),
  rejected(
    'a form that falls, but is negative',
    [
      formDraft,
      {
        'data.jacobian': [
          ['1', '0'],
          ['0', '1'],
        ],
        'witness.form': [
          ['-1', '0'],
          ['0', '-1'],
        ],
      },
    ],
    'witness.form',
  ),
  rejected(
    'a form that is zero along a line',
    [
      formDraft,
      {
        'data.jacobian': [
          ['1', '0'],
          ['0', '1'],
        ],
        'witness.form': [
          ['1', '0'],
          ['0', '0'],
        ],
      },
    ],
    'witness.form',
  ),
  rejected(
    'a matrix that is not symmetric',
    [
      formDraft,
      {
        'witness.form': [
          ['4', '1'],
          ['-1', '1'],
        ],
      },
    ],
    'witness.form',
  ),
  acceptedWith('a form with mixed terms', formDraft, {
    data: {
      jacobian: [
        ['0', '-1'],
        ['1', '-1'],
      ],
    },
    witness: {
      form: [
        ['2', '-1'],
        ['-1', '2'],
      ],
    },
  }),
  acceptedWith('a form that falls', formDraft, {
    data: { jacobian: [['1/2']] },
    witness: { form: [['3']] },
  }),
  refused('a rectangular Jacobian', formDraft, { 'data.jacobian': [['1', '0']] }, 'data.jacobian'),
  refused('a form with a row less', formDraft, { 'witness.form': [['4', '0']] }, 'witness.form'),
  refused(
    'a form with a column more',
    formDraft,
    {
      'witness.form': [
        ['4', '0', '0'],
        ['0', '1', '0'],
      ],
    },
    'witness.form[0]',
    'witness.form[1]',
  ),
  refused('data that are no object', formDraft, { data: 1 }, 'data'),
  refused('a witness that is no object', formDraft, { witness: 1 }, 'witness'),
];

/** Networks on a line, where orbits do not land: the question is where the file is rejected. */
const onLine = (
  inner: readonly string[],
  outer: readonly string[],
  marks: readonly string[],
): readonly [Draft, Edits] => [
  landingDraft,
  {
    dropped: [],
    data: { inner: inner.map((each) => [each]), outer: [outer] },
    witness: { direction: ['1'], row: ['2'], return: { marks, steps: 2 } },
  },
];

export const landingFacts: readonly Fact[] = [
  rejected('units between −1 and 1, then above', onLine(['1'], ['2'], ['1/2', '1']), 'witness.return.steps'),
  rejected('units between, then below', onLine(['-1'], ['-2'], ['1/2', '1']), 'witness.return.steps'),
  rejected('a kink in the first step', onLine(['1'], ['2'], ['3/4', '3/2']), 'witness.return.marks'),
  rejected(
    'a kink of a falling unit in the first step',
    onLine(['-1'], ['-2'], ['3/4', '3/2']),
    'witness.return.marks',
  ),
  rejected(
    'a kink between the last two marks',
    onLine(['1'], ['2'], ['3/5', '4/5', '6/5']),
    'witness.return.marks',
  ),
  rejected(
    'a kink in the second step, on the way back',
    onLine(['4', '2'], ['1', '-1'], ['1/4', '1/2']),
    'witness.return.marks',
  ),
  rejected(
    'a kink of a falling unit in the second step, on the way back',
    onLine(['-4', '2'], ['-1', '-1'], ['1/4', '1/2']),
    'witness.return.marks',
  ),
  rejected(
    'marks that start where a falling unit is below −1',
    onLine(['-1'], ['-2'], ['5/4', '5/2']),
    'witness.return.marks[0]',
  ),
  acceptedWith('many more steps', landingDraft, { 'witness.return.steps': 40 }),
  rejected('another direction', [landingDraft, { 'witness.direction': ['1', '1'] }], 'witness.row'),
  rejected('another row', [landingDraft, { 'witness.row': ['0', '2'] }], 'witness.row'),
  rejected(
    'a row that is wrong in the last number only',
    [landingDraft, { 'witness.row': ['0', '1/2'] }],
    'witness.row',
  ),
  rejected(
    'nothing on where orbits land that grow',
    [landingDraft, { witness: { direction: ['1', '2'], row: ['0', '1'] } }],
    'witness',
  ),
  rejected(
    'marks with a kink between them',
    [landingDraft, { 'witness.return.marks': ['1/3', '2/3'] }],
    'witness.return.marks',
  ),
  rejected(
    'marks that fall',
    [landingDraft, { 'witness.return.marks': ['1/3', '1/2', '2/5', '1/2', '2/3'] }],
    'witness.return.marks',
  ),
  rejected(
    'marks of which two are one',
    [landingDraft, { 'witness.return.marks': ['1/3', '1/2', '1/2', '2/3'] }],
    'witness.return.marks',
  ),
  rejected(
    'marks that end early',
    [landingDraft, { 'witness.return.marks': ['1/3', '1/2', '3/5'] }],
    'witness.return.marks',
  ),
  rejected(
    'marks that start where f is not linear',
    [landingDraft, { 'witness.return.marks': ['2/5', '1/2', '4/5'] }],
    'witness.return.marks[0]',
  ),
  rejected('the mark 0', [landingDraft, { 'witness.return.marks': ['0'] }], 'witness.return.marks[0]'),
  rejected(
    'a negative mark',
    [landingDraft, { 'witness.return.marks': ['-1/3', '1/3'] }],
    'witness.return.marks[0]',
  ),
  rejected('too few steps', [landingDraft, { 'witness.return.steps': 3 }], 'witness.return.steps'),
  acceptedWith('more steps', landingDraft, { 'witness.return.steps': 5 }),
  acceptedWith('more marks, which start nearer to 0', landingDraft, {
    witness: {
      direction: ['1', '2'],
      row: ['0', '1'],
      return: { marks: ['1/4', '1/3', '2/5', '1/2'], steps: 5 },
    },
  }),
  acceptedWith('a negative eigenvalue', landingDraft, {
    data: {
      inner: [
        ['0', '1'],
        ['1', '0'],
        ['1', '1'],
      ],
      outer: [
        ['2', '0', '-2'],
        ['0', '-1', '0'],
      ],
    },
    witness: {
      direction: ['1', '1/2'],
      row: ['-2', '0'],
      return: { marks: ['2/3', '1', '4/3'], steps: 4 },
    },
  }),
  acceptedWith('orbits that shrink', shrinking, {}),
  acceptedWith('orbits that shrink and change sides', shrinking, {
    'data.outer': [['-1/2']],
    'witness.row': ['-1/2'],
  }),
  rejected('orbits that stay', [shrinking, { 'data.outer': [['1']], 'witness.row': ['1'] }], 'witness'),
  rejected(
    'marks for orbits that stay',
    [
      shrinking,
      {
        'data.outer': [['1']],
        'witness.row': ['1'],
        'witness.return': { marks: ['1'], steps: 1 },
      },
    ],
    'witness.return',
  ),
  refused('a W₂ with a row more', landingDraft, { 'data.inner': [['1'], ['1'], ['1']] }, 'data.outer'),
  refused(
    'a W₂ with a column less',
    landingDraft,
    {
      'data.outer': [
        ['1', '0'],
        ['0', '-2'],
      ],
    },
    'data.outer[0]',
    'data.outer[1]',
  ),
  refused(
    'a direction with a number less',
    landingDraft,
    { 'witness.direction': ['1'] },
    'witness.direction',
  ),
  refused('a row with a number less', landingDraft, { 'witness.row': ['1'] }, 'witness.row'),
  refused('no marks', landingDraft, { 'witness.return.marks': [] }, 'witness.return.marks'),
  refused('no steps', landingDraft, { 'witness.return.steps': 0 }, 'witness.return.steps'),
  unjudged(
    'far too many steps',
    [landingDraft, { 'witness.return.steps': 2 ** 16 + 1 }],
    'witness.return.steps',
  ),
  refused('a return that is no object', landingDraft, { 'witness.return': 1 }, 'witness.return'),
  refused('data that are no object', landingDraft, { data: 1 }, 'data'),
  refused('a witness that is no object', landingDraft, { witness: 1 }, 'witness'),
];

const plane = { law: eigenvalueDraft.data.law, examples: [['1/2', '0']] };

export const eigenvalueFacts: readonly Fact[] = [
  rejected('another value', [eigenvalueDraft, { 'witness.value': '1/8' }], 'witness.value'),
  rejected(
    'the printed value',
    [
      eigenvalueDraft,
      {
        'data.law': { values: ['1', '-1'], probabilities: ['1/2', '1/2'] },
        'witness.value': '1/5',
        dropped: [],
      },
    ],
    'witness.value',
  ),
  rejected(
    'features that are zero',
    [
      eigenvalueDraft,
      {
        'data.law': { values: ['-1'], probabilities: ['1'] },
        dropped: ['centred', 'positive', 'symmetric-law'],
      },
    ],
    'witness.example',
  ),
  accepted('an example in the plane', [eigenvalueDraft, { data: plane }]),
  rejected(
    'an example in the plane with both coordinates',
    [eigenvalueDraft, { data: { ...plane, examples: [['1/2', '1/2']] } }],
    'witness.value',
  ),
  acceptedWith('the second example', eigenvalueDraft, {
    'data.examples': [['-4'], ['1/2']],
    'witness.example': 1,
    dropped: ['orthogonal', 'symmetric-law'],
  }),
  refused('an example beyond', eigenvalueDraft, { 'witness.example': 1 }, 'witness.example'),
  refused('no value', eigenvalueDraft, { 'witness.value': 1 }, 'witness.value'),
  refused('a witness that is no object', eigenvalueDraft, { witness: 1 }, 'witness'),
];

/** With examples at which the slopes are 55/83 and 90/83. */
const slopes = {
  'data.examples': [['5/4'], ['0']],
  'witness.inverse': [
    ['128/83', '-144/83'],
    ['-144/83', '328/83'],
  ],
};

export const slopeFacts: readonly Fact[] = [
  rejected('a slope below 1', [slopeDraft, slopes], 'witness.example'),
  acceptedWith('a slope of −1', slopeDraft, {
    dropped: ['centred'],
    data: { law: { values: ['1'], probabilities: ['1'] }, examples: [['-1/2']] },
    witness: { example: 0, inverse: [['4']] },
  }),
  accepted('a slope above 1', [slopeDraft, { ...slopes, 'witness.example': 1 }]),
  accepted('examples in the plane, on the first axis', [slopeInThePlane]),
  accepted('examples in the plane, on the second axis', [
    slopeDraft,
    {
      'data.examples': [
        ['0', '1/2'],
        ['0', '0'],
      ],
    },
  ]),
  rejected(
    'an example in the plane where the eigenvalues are 55/83 and 0',
    [
      slopeDraft,
      {
        ...slopes,
        'data.examples': [
          ['0', '5/4'],
          ['0', '0'],
        ],
      },
    ],
    'witness.example',
  ),
  acceptedWith('eigenvalues that are not real, with the product 28/27', slopeDraft, {
    data: {
      law: { values: ['1', '-1/2'], probabilities: ['1/3', '2/3'] },
      examples: [
        ['-1', '5'],
        ['-6', '4'],
      ],
    },
    witness: {
      example: 0,
      inverse: [
        ['35/78', '-1/3'],
        ['-1/3', '1/3'],
      ],
    },
  }),
  rejected(
    'eigenvalues that are not real, with the product 7/8',
    [
      slopeDraft,
      {
        'data.examples': [
          ['-1', '4'],
          ['-5', '2'],
        ],
        'witness.inverse': [
          ['5/18', '-1/6'],
          ['-1/6', '1/6'],
        ],
      },
    ],
    'witness.example',
  ),
  rejected('a wrong inverse', [slopeDraft, { 'witness.inverse[0][0]': '9' }], 'witness.inverse'),
  rejected(
    'a unit at its kink',
    [slopeDraft, { 'data.examples[0]': ['1'], dropped: ['orthogonal', 'off-kinks'] }],
    'data',
  ),
  refused('an example beyond', slopeDraft, { 'witness.example': 2 }, 'witness.example'),
  refused('an inverse of another size', slopeDraft, { 'witness.inverse': [['8']] }, 'witness.inverse'),
  refused('an inverse with a row less', slopeDraft, { 'witness.inverse': [['8', '-8']] }, 'witness.inverse'),
  refused('a witness that is no object', slopeDraft, { witness: 1 }, 'witness'),
];

const dot = { image: [['0']], kernel: 1 };
const nothing = ['not-zero', 'independent-patches'];

export const filterFacts: readonly Fact[] = [
  rejected('another image', [filterDraft, { 'witness.multipliers[1]': '1/4' }], 'witness.multipliers'),
  rejected('what is not taken to zero', [filterDraft, { 'witness.kernel[1]': '2' }], 'witness.kernel'),
  rejected('zero', [filterDraft, { 'witness.kernel': Array<string>(9).fill('0') }], 'witness.kernel'),
  acceptedWith('an image of one pixel that is zero', filterDraft, {
    data: dot,
    dropped: nothing,
    witness: { multipliers: ['0'], kernel: ['1'] },
  }),
  refused('an even size', filterDraft, { 'data.kernel': 2 }, 'data.kernel'),
  refused('the size 0', filterDraft, { 'data.kernel': 0 }, 'data.kernel'),
  refused('a size beyond the image', filterDraft, { 'data.kernel': 7 }, 'data.kernel'),
  acceptedWith('the greatest size', filterDraft, {
    data: {
      image: [
        ['0', '0'],
        ['0', '0'],
      ],
      kernel: 3,
    },
    dropped: nothing,
    witness: { multipliers: ['0', '0', '0', '0'], kernel: ['1', '0', '0', '0'] },
  }),
  refused('an image that is no square', filterDraft, { 'data.image': [['0', '1']] }, 'data.image'),
  refused('too few multipliers', filterDraft, { 'witness.multipliers': ['0'] }, 'witness.multipliers'),
  refused('too few pixels', filterDraft, { 'witness.kernel': ['0'] }, 'witness.kernel'),
  refused('data that are no object', filterDraft, { data: 1 }, 'data'),
  refused('a witness that is no object', filterDraft, { witness: 1 }, 'witness'),
];

export const rankOneFacts: readonly Fact[] = [
  rejected('another row with product 1 with v', [rankOneDraft, { 'witness.row': ['1', '0'] }], 'witness.row'),
  rejected('another product', [rankOneDraft, { 'witness.row': ['1', '1'] }], 'witness.row'),
  rejected(
    'a row with another product with v',
    [
      rankOneDraft,
      {
        'data.matrix': [
          ['0', '2'],
          ['0', '2'],
        ],
        'witness.row': ['0', '2'],
      },
    ],
    'witness.row',
  ),
  refused('a place that is not zero', rankOneDraft, { 'data.zero': [0, 1] }, 'data.zero'),
  refused('a place beyond', rankOneDraft, { 'data.zero': [2, 0] }, 'data.zero[0]'),
  refused('one index', rankOneDraft, { 'data.zero': [0] }, 'data.zero'),
  refused('a vector of another length', rankOneDraft, { 'data.vector': ['1'] }, 'data.vector'),
  refused('a matrix that is no square', rankOneDraft, { 'data.matrix': [['0', '1']] }, 'data.matrix'),
  refused('a row of another length', rankOneDraft, { 'witness.row': ['0'] }, 'witness.row'),
  refused('data that are no object', rankOneDraft, { data: 1 }, 'data'),
  refused('a witness that is no object', rankOneDraft, { witness: 1 }, 'witness'),
  acceptedWith('a forced zero where v is zero', rankOneDraft, {
    dropped: ['meets-the-zero'],
    data: {
      matrix: [
        ['0', '0'],
        ['0', '1'],
      ],
      vector: ['0', '1'],
      zero: [0, 1],
    },
  }),
];

export const functionalFacts: readonly Fact[] = [
  rejected(
    'a functional that is not zero on a shift',
    [functionalDraft, { 'witness.functional[0][1]': '1' }],
    'witness.functional',
  ),
  rejected(
    'the functional zero',
    [functionalDraft, { 'witness.functional': Array<string[]>(4).fill(['0', '0', '0', '0']) }],
    'witness.functional',
  ),
  rejected('two layers', [functionalDraft, { 'data.layers': 2, dropped: [] }], 'witness.functional'),
  refused('no layer', functionalDraft, { 'data.layers': 0 }, 'data.layers'),
  unjudged('too many layers', [functionalDraft, { 'data.layers': 6 }], 'data.layers'),
  rejected(
    'as many layers as the limit says',
    [functionalDraft, { 'data.layers': 5, dropped: [] }],
    'witness.functional',
  ),
  refused('an image that is no square', functionalDraft, { 'data.image': [['0', '1']] }, 'data.image'),
  refused(
    'a functional with a row less',
    functionalDraft,
    { 'witness.functional': [['0', '0', '0', '0']] },
    'witness.functional',
  ),
  refused(
    'a functional with a column less',
    functionalDraft,
    { 'witness.functional': Array<string[]>(4).fill(['0', '0', '0']) },
    ...[0, 1, 2, 3].map((i) => `witness.functional[${i}]`),
  ),
  refused(
    'a functional with a column more than an image of one pixel has pixels',
    functionalDraft,
    { 'data.image': [['1']], 'witness.functional': [['0', '0']] },
    'witness.functional[0]',
  ),
  refused('data that are no object', functionalDraft, { data: 1 }, 'data'),
  refused('a witness that is no object', functionalDraft, { witness: 1 }, 'witness'),
];

export const pixelsFacts: readonly Fact[] = [
  rejected('too few pixels', [pixelsDraft, { 'witness.pixels': 8 }], 'witness.pixels'),
  rejected('too many pixels', [pixelsDraft, { 'witness.pixels': 10 }], 'witness.pixels'),
  rejected(
    'a stride that divides',
    [pixelsDraft, { 'data.s': 4, dropped: [], 'witness.pixels': 4 }],
    'witness.pixels',
  ),
  accepted('as many pixels as the square of 10', [pixelsDraft, { 'data.s': 19, 'witness.pixels': 100 }]),
  accepted('the least image', [pixelsDraft, { 'data.s': 3, 'witness.pixels': 4 }]),
  accepted('the greatest image', [
    pixelsDraft,
    { 'data.s': 2 ** 12, 'data.stride': 2 ** 12 - 1, 'witness.pixels': 4 },
  ]),
  unjudged('too great an image', [pixelsDraft, { 'data.s': 2 ** 12 + 1 }], 'data.s'),
  rejected(
    'the stride 1, which divides',
    [pixelsDraft, { 'data.stride': 1, dropped: [], 'witness.pixels': 25 }],
    'witness.pixels',
  ),
  refused('the stride 0', pixelsDraft, { 'data.stride': 0 }, 'data.stride'),
  rejected(
    'a stride of the whole image, which divides',
    [pixelsDraft, { 'data.stride': 5, dropped: [], 'witness.pixels': 1 }],
    'witness.pixels',
  ),
  refused('a stride beyond the image', pixelsDraft, { 'data.stride': 6 }, 'data.stride'),
  refused('no image', pixelsDraft, { 'data.s': 0 }, 'data.s'),
  rejected(
    'one pixel',
    [pixelsDraft, { 'data.s': 1, 'data.stride': 1, dropped: [], 'witness.pixels': 1 }],
    'witness.pixels',
  ),
  refused(
    'a filter of eight numbers',
    pixelsDraft,
    { 'data.filters': [Array<string>(8).fill('1')] },
    'data.filters[0]',
  ),
  refused(
    'a filter of ten numbers',
    pixelsDraft,
    { 'data.filters': [Array<string>(10).fill('1')] },
    'data.filters[0]',
  ),
  refused('a negative number', pixelsDraft, { 'witness.pixels': -1 }, 'witness.pixels'),
  unjudged('far too many pixels', [pixelsDraft, { 'witness.pixels': 2 ** 30 + 1 }], 'witness.pixels'),
  refused('data that are no object', pixelsDraft, { data: 1 }, 'data'),
  refused('a witness that is no object', pixelsDraft, { witness: 1 }, 'witness'),
];

const writtenOnce = { row: 9, column: 4 };

export const entryFacts: readonly Fact[] = [
  accepted('an entry that should be 1 and is not written', [entryDraft, { witness: writtenOnce }]),
  rejected('an entry that is 0 in both', [entryDraft, { 'witness.column': 0 }], 'witness'),
  rejected(
    'an entry that is 0 in both, in the frame',
    [entryDraft, { witness: { row: 0, column: 0 } }],
    'witness',
  ),
  rejected(
    'an entry that is 1 in both',
    [entryDraft, { 'data.first': 1, dropped: [], witness: { row: 5, column: 4 } }],
    'witness',
  ),
  accepted('the last entry that differs', [entryDraft, { witness: { row: 14, column: 4 } }]),
  rejected('the last entry', [entryDraft, { witness: { row: 15, column: 8 } }], 'witness'),
  refused('a row beyond', entryDraft, { 'witness.row': 16 }, 'witness.row'),
  refused('a column beyond', entryDraft, { 'witness.column': 9 }, 'witness.column'),
  accepted('two channels, a row of the second', [
    entryDraft,
    { 'data.channels': 2, witness: { row: 25, column: 12 } },
  ]),
  refused('a row beyond both channels', entryDraft, { 'data.channels': 2, 'witness.row': 32 }, 'witness.row'),
  refused(
    'a column beyond both channels',
    entryDraft,
    { 'data.channels': 2, 'witness.column': 18 },
    'witness.column',
  ),
  accepted('thirty channels and the factor 1', [
    entryDraft,
    { data: { s: 1, channels: 30, scale: 1, first: 0 }, witness: { row: 4, column: 3 } },
  ]),
  accepted('a matrix of as many entries as the limit says', [entryDraft, {}, within({ cells: 144 })]),
  unjudged('a matrix of more entries than the limit says', [entryDraft, {}, within({ cells: 143 })], 'data'),
  unjudged('far too great an image', [entryDraft, { 'data.s': 2 ** 12 + 1 }], 'data.s'),
  unjudged('far too many channels', [entryDraft, { 'data.channels': 2 ** 12 + 1 }], 'data.channels'),
  unjudged('far too great a factor', [entryDraft, { 'data.scale': 2 ** 12 + 1 }], 'data.scale'),
  refused('no image', entryDraft, { 'data.s': 0 }, 'data.s'),
  refused('no channel', entryDraft, { 'data.channels': 0 }, 'data.channels'),
  refused('the factor 0', entryDraft, { 'data.scale': 0 }, 'data.scale'),
  refused('columnIndex from 2', entryDraft, { 'data.first': 2 }, 'data.first'),
  refused('columnIndex from −1', entryDraft, { 'data.first': -1 }, 'data.first'),
  refused('data that are no object', entryDraft, { data: 1 }, 'data'),
  refused('a witness that is no object', entryDraft, { witness: 1 }, 'witness'),
];

export const unitsFacts: readonly Fact[] = [
  rejected('49 units', [unitsDraft, { 'witness.units': 49 }], 'witness.units'),
  rejected('too few units', [unitsDraft, { 'witness.units': 5 }], 'witness.units'),
  rejected('too many units', [unitsDraft, { 'witness.units': 7 }], 'witness.units'),
  rejected(
    'three points',
    [unitsDraft, { 'data.points': [['0'], ['1'], ['2']], 'witness.units': 4, dropped: [] }],
    'witness.units',
  ),
  accepted('five points', [
    unitsDraft,
    { 'data.points': [['0'], ['1'], ['2'], ['3'], ['4']], 'witness.units': 8 },
  ]),
  rejected(
    'a point twice',
    [unitsDraft, { 'data.points[3]': ['0'], dropped: ['distinct', 'few-or-plane'] }],
    'data.points',
  ),
  refused('points in the plane', unitsDraft, { 'data.points': [['0', '0']] }, 'data.points[0]'),
  refused('a negative number', unitsDraft, { 'witness.units': -1 }, 'witness.units'),
  unjudged('far too many units', [unitsDraft, { 'witness.units': 2 ** 24 + 1 }], 'witness.units'),
  refused('data that are no object', unitsDraft, { data: 1 }, 'data'),
  refused('a witness that is no object', unitsDraft, { witness: 1 }, 'witness'),
];

export const algebraRegistry: readonly Fact[] = [
  is('which statements about data there are', () => algebraStatements.map(({ id }) => id), [
    'm-linear',
    'm-1',
    'm-cor-eigenvectors',
    'm-cor-span',
    'm-cor-rank',
    'm-2',
    'm-2-any',
    'm-2-converse',
    'm-2-unstable',
    'm-2-attractor',
    'm-3',
    'm-3-eigenvalue',
    'm-4',
    'm-lemma',
    'm-5',
    'm-5-corollary',
    'm-5-sharp',
    'm-6',
    'm-algorithm-1',
    'm-algorithm-2',
    's-2',
    's-3',
    's-3-exact',
    's-remark-1',
    's-4',
    's-4-exact',
  ]),
  is('which of them a file can be about', () => algebraTheorems.map(({ certificate }) => certificate), [
    'kernel',
    'rank',
    'eigenvector',
    'volume',
    'bounded',
    'form',
    'landing',
    'slope',
    'eigenvalue',
    'filter',
    'rank-one',
    'functional',
    'units',
    'pixels',
    'entry',
    'moved',
    'null',
    'spectrum',
    'null',
    'affine-null',
    'affine-spectrum',
  ]),
  {
    claim: 'edits leave the drafts as they are',
    check: (): void => {
      deepEqual(edited(unitsDraft, { 'witness.units': 5 }) === unitsDraft, false);
    },
  },
];
