/** Files about wide networks with affine units: the steps of each argument, and the hypotheses on both sides of their boundaries. */

import { Rational } from '../../../src/exact/index.js';
import {
  asMany,
  contractive,
  equalNorms,
  fullRank,
  raised,
  single,
  sloped,
  smallSums,
} from '../../../src/statements/algebra/of-limits.js';
import type { AffineLimitCase } from '../../../src/statements/index.js';
import {
  affineNullDraft,
  affineSpectrumDraft,
  movedDraft,
  nullDraft,
  spectrumDraft,
} from './algebra-drafts.js';
import { accepted, edited, type Fact, is, refused, rejected } from './fact.js';

const coefficients = 'witness.coefficients';

export const limitFacts: readonly Fact[] = [
  accepted(
    'with its claim',
    [nullDraft],
    'Lemma 3 (sigmoid) fails without independent: for σ(t) = 1·t, J₀ with the rows (0, 0), (0, 0), and the examples (1, 0), (2, 0), K̃ takes (-2, 1) to zero, and has no inverse.',
  ),
  accepted(
    'with its claim',
    [movedDraft],
    'Lemma 2 (sigmoid) fails without as-many: for σ(t) = 1/2·t, J₀ with the rows (1/2, 0), (0, 1), and the examples (0, 1), J∞ moves (1, 0).',
  ),
  accepted(
    'with its claim',
    [spectrumDraft],
    'Lemma 3 with a contraction (sigmoid) fails without contractive: for σ(t) = 1·t, J₀ with the rows (0, 0), (0, 1), and the examples (1, 0), J∞ has the eigenvalue 1, with the eigenvectors (1, 0), (0, 1).',
  ),
  accepted(
    'with its claim',
    [affineSpectrumDraft],
    'Lemma 4 with a contraction (sigmoid) fails without small-sums: for σ(t) = 1·t + 1, J₀ with the rows 0 and W⁽¹⁾·1/√n₁ = -3/4, and the examples 1, J∞ has the eigenvalue 7/6, with the eigenvectors 1.',
  ),
  rejected('no relation', [nullDraft, { [`${coefficients}[0]`]: '1' }], coefficients),
  rejected('the relation zero', [nullDraft, { [coefficients]: ['0', '0'] }], coefficients),
  rejected(
    'a relation that the constant does not satisfy',
    [affineNullDraft, { [coefficients]: ['1', '1'] }],
    coefficients,
  ),
  rejected(
    'a relation between dependent examples, which the constant tells apart',
    [affineNullDraft, { 'data.examples': [['2'], ['-2']], [coefficients]: ['1', '1'] }],
    coefficients,
  ),
  refused(
    'a start that fits no example, and sums',
    affineSpectrumDraft,
    {
      'data.start': [
        ['0', '0'],
        ['0', '0'],
      ],
      'data.sums': ['0', '0'],
    },
    'data.start',
    'data.sums',
  ),
  refused(
    'a start that is not square, beside examples that cannot be read',
    affineSpectrumDraft,
    { 'data.examples': [['x']], 'data.start': [['0', '0']] },
    'data.examples[0][0]',
    'data.start',
  ),
  rejected(
    'the eigenvalue 1 as often as there are differences of examples',
    [
      affineSpectrumDraft,
      {
        dropped: ['equal-norms'],
        'data.examples': [
          ['1', '0'],
          ['0', '2'],
        ],
        'data.start': [
          ['0', '0'],
          ['0', '0'],
        ],
        'data.sums': ['0', '0'],
        'witness.inverse': [
          ['5/9', '-1/9'],
          ['-1/9', '2/9'],
        ],
        'witness.value': '1',
        'witness.vectors': [['1', '-2']],
      },
    ],
    'witness.value',
  ),
  refused('too few coefficients', nullDraft, { [coefficients]: ['0'] }, coefficients),
  refused('a null vector and more', nullDraft, { 'witness.value': '1' }, 'witness.value'),
  refused(
    'a null vector and more',
    movedDraft,
    { 'witness.coefficients': ['1'] },
    'witness.inverse',
    'witness.vector',
  ),
  accepted('a null vector for a moved one', [
    edited(movedDraft, {
      dropped: ['as-many', 'sloped'],
      'data.slope': '0',
      witness: { coefficients: ['3'] },
    }),
  ]),
  rejected(
    'no null vector for a moved one',
    [movedDraft, { witness: { coefficients: ['3'] } }],
    coefficients,
  ),
  accepted('a null vector for an eigenspace', [
    edited(spectrumDraft, {
      dropped: ['contractive', 'sloped'],
      'data.slope': '0',
      witness: { coefficients: ['3'] },
    }),
  ]),
  rejected(
    'no null vector for an eigenspace',
    [spectrumDraft, { witness: { coefficients: ['3'] } }],
    coefficients,
  ),
  rejected('a wrong inverse', [movedDraft, { 'witness.inverse': [['1']] }], 'witness.inverse'),
  rejected('a vector that stays', [movedDraft, { 'witness.vector': ['0', '1'] }], 'witness.vector'),
  rejected('the zero vector', [movedDraft, { 'witness.vector': ['0', '0'] }], 'witness.vector'),
  refused('a vector that is too short', movedDraft, { 'witness.vector': ['1'] }, 'witness.vector'),
  refused('an inverse of another size', movedDraft, { 'witness.inverse': [['4'], ['4']] }, 'witness.inverse'),
  rejected('a wrong inverse', [spectrumDraft, { 'witness.inverse': [['2']] }], 'witness.inverse'),
  rejected('dependent vectors', [spectrumDraft, { 'witness.vectors[1]': ['2', '0'] }], 'witness.vectors'),
  rejected('a vector with another image', [spectrumDraft, { 'data.start[1][1]': '-1' }], 'witness.vectors'),
  rejected(
    'as many vectors as there may be',
    [spectrumDraft, { 'witness.vectors': [['1', '0']] }],
    'witness.value',
  ),
  accepted('an eigenvalue above 1', [
    spectrumDraft,
    { 'data.start[1][1]': '3/2', 'witness.value': '3/2', 'witness.vectors': [['0', '1']] },
  ]),
  accepted('an eigenvalue below −1', [
    spectrumDraft,
    { 'data.start[1][1]': '-3/2', 'witness.value': '-3/2', 'witness.vectors': [['0', '1']] },
  ]),
  rejected(
    'the eigenvalue −1',
    [spectrumDraft, { 'data.start[1][1]': '-1', 'witness.value': '-1', 'witness.vectors': [['0', '1']] }],
    'witness.value',
  ),
  rejected(
    'an eigenvalue below 1',
    [
      spectrumDraft,
      {
        'data.start': [
          ['0', '2'],
          ['0', '0'],
        ],
        'witness.value': '0',
        'witness.vectors': [['-2', '1']],
      },
    ],
    'witness.value',
  ),
  accepted('the eigenvalue 1 where it may not be', [
    affineSpectrumDraft,
    { 'data.sums': ['-1/2'], 'witness.value': '1' },
  ]),
  rejected(
    'an eigenvalue just below 1',
    [affineSpectrumDraft, { 'data.sums': ['-49/100'], dropped: [], 'witness.value': '149/150' }],
    'witness.value',
  ),
  refused('data that are no object', nullDraft, { data: 1 }, 'data'),
  refused('data that are no object', affineNullDraft, { data: 1 }, 'data'),
  refused('an intercept where there is none', nullDraft, { 'data.intercept': '1' }, 'data.intercept'),
  refused('no intercept', affineNullDraft, { 'data.intercept': undefined }, 'data.intercept'),
  refused('sums of another length', affineNullDraft, { 'data.sums': ['0', '0'] }, 'data.sums'),
  refused('J₀ of another size', affineNullDraft, { 'data.start': [['0'], ['0']] }, 'data.start'),
  refused('J₀ of another size', nullDraft, { 'data.start': [['0']] }, 'data.start'),
  refused('a witness that is no object', nullDraft, { witness: 1 }, 'witness'),
  refused('a witness that is no object', movedDraft, { witness: 1 }, 'witness'),
  refused('a witness that is no object', spectrumDraft, { witness: 1 }, 'witness'),
];

const q = (text: string): Rational => Rational.from(text);

function limit(
  examples: readonly (readonly string[])[],
  other: Partial<AffineLimitCase> = {},
): AffineLimitCase {
  const n0 = examples[0]?.length ?? 0;
  return {
    examples: examples.map((row) => row.map(q)),
    slope: q('1'),
    start: Array.from({ length: n0 }, () => Array.from({ length: n0 }, () => q('0'))),
    intercept: q('1'),
    sums: Array.from({ length: n0 }, () => q('0')),
    ...other,
  };
}

const holds = ({ name, decide }: typeof smallSums, why: string, subject: AffineLimitCase): Fact =>
  is(`${name} holds: ${why}`, () => decide(subject).holds, true);
const fails = ({ name, decide }: typeof smallSums, why: string, subject: AffineLimitCase): Fact =>
  is(`${name} fails: ${why}`, () => decide(subject).holds, false);

const one = [['1']];
const at = (u: string, other: Partial<AffineLimitCase> = {}): AffineLimitCase =>
  limit(one, { sums: [q(u)], ...other });

export const limitHypotheses: readonly Fact[] = [
  is(
    'which hypotheses about limits the paper prints',
    () =>
      [asMany, contractive, equalNorms, fullRank, raised, single, sloped, smallSums].filter(
        (each) => each.printed,
      ).length,
    7,
  ),
  holds(asMany, 'one in dimension one', limit(one)),
  fails(asMany, 'one in the plane', limit([['1', '0']])),
  holds(fullRank, 'one', limit(one)),
  fails(fullRank, 'zero', limit([['0']])),
  holds(single, 'one', limit(one)),
  fails(single, 'two', limit([['1'], ['2']])),
  holds(sloped, 'a negative slope', limit(one, { slope: q('-1') })),
  fails(sloped, 'the slope 0', limit(one, { slope: q('0') })),
  holds(contractive, 'just below 1', limit(one, { start: [[q('-99/100')]] })),
  fails(contractive, 'the norm 1', limit(one, { start: [[q('1')]] })),
  fails(
    contractive,
    'eigenvalues 0, with a norm above 1',
    limit([['1', '0']], {
      start: [
        [q('0'), q('2')],
        [q('0'), q('0')],
      ],
    }),
  ),
  holds(raised, 'above 0', limit(one)),
  fails(raised, 'at 0', limit(one, { intercept: q('0') })),
  fails(raised, 'below 0', limit(one, { intercept: q('-1') })),
  holds(equalNorms, 'opposite', limit([['1'], ['-1']])),
  fails(equalNorms, 'different', limit([['1'], ['2']])),
  // For n0 = 1, x = α = β = 1 and J₀ = 0 the bound is 1/2.
  holds(smallSums, 'just below the bound', at('-49/100')),
  fails(smallSums, 'at the bound', at('1/2')),
  fails(smallSums, 'above it', at('-3/4')),
  // ‖u‖ < (1 − 1/2)/2.
  holds(smallSums, 'with a start, below', at('24/100', { start: [[q('1/2')]] })),
  fails(smallSums, 'with a start, at the bound', at('1/4', { start: [[q('1/2')]] })),
  fails(smallSums, 'with a start of norm 1', at('0', { start: [[q('1')]] })),
  fails(smallSums, 'β < 0', at('0', { intercept: q('-1') })),
  fails(smallSums, 'β = 0', at('0', { intercept: q('0') })),
  holds(smallSums, 'with β = 2, at what was the bound', at('1/2', { intercept: q('2') })),
  holds(smallSums, 'with α = 1/2, at what was the bound', at('1/2', { slope: q('1/2') })),
  holds(smallSums, 'with α = 1/2, whose square counts', at('3/2', { slope: q('1/2') })),
  fails(smallSums, 'the greater of two norms counts', limit([['1'], ['2']], { sums: [q('1/4')] })),
  fails(
    smallSums,
    'the greater of two norms counts, wherever it is',
    limit([['2'], ['1']], { sums: [q('1/4')] }),
  ),
  // In the plane, ‖x‖ = √2: the bound is 1/√2, and ‖u‖ = 7/10 or 71/100.
  holds(smallSums, 'below a bound that is not rational', limit([['1', '1']], { sums: [q('7/10'), q('0')] })),
  fails(
    smallSums,
    'above a bound that is not rational',
    limit([['1', '1']], { sums: [q('71/100'), q('0')] }),
  ),
];
