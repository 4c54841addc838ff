/** The hypotheses: every kept one holds, every dropped one fails. */

import { deepEqual } from 'node:assert/strict';
import { Network, PiecewiseLinear, Rational, smoothActivations } from '../../../src/exact/index.js';
import { theorems } from '../../../src/statements/index.js';
import { continuous } from '../../../src/statements/hypotheses/continuous.js';
import { fullRank } from '../../../src/statements/hypotheses/full-rank.js';
import type { Arrangement, Hypothesis } from '../../../src/statements/hypotheses/hypothesis.js';
import { hasOneSlope, oneSlope } from '../../../src/statements/hypotheses/one-slope.js';
import { monotone } from '../../../src/statements/hypotheses/monotone.js';
import { rank } from '../../../src/statements/hypotheses/rank.js';
import { square } from '../../../src/statements/hypotheses/square.js';
import { surjective } from '../../../src/statements/hypotheses/surjective.js';
import { tied } from '../../../src/statements/hypotheses/tied.js';
import { width } from '../../../src/statements/hypotheses/width.js';
import { phi, step, zigzag } from './activations.js';
import { base, texts } from './bases.js';
import { is, rejected, type Fact } from './fact.js';

/** With one hypothesis more or less among the dropped ones, a true file is false. */
function dropsExactly(name: string): readonly Fact[] {
  const draft = base(name) as { theorem: string; dropped: readonly string[] };
  const names = theorems.find(({ id }) => id === draft.theorem)?.hypotheses.map((each) => each.name) ?? [];
  return names.map((each) => {
    const dropped = draft.dropped.includes(each)
      ? draft.dropped.filter((other) => other !== each)
      : [...draft.dropped, each];
    return rejected(`${name}, but dropped: ${dropped.join()}`, [{ ...draft }, { dropped }], 'dropped');
  });
}

const q = (n: number): Rational => Rational.of(n, 1);
const network = (...layers: readonly (readonly (readonly number[])[])[]): Network =>
  new Network(
    new PiecewiseLinear([{ slope: q(1), intercept: q(0) }]),
    layers.map((rows) => ({ weights: rows.map((row) => row.map(q)), bias: rows.map(() => q(0)) })),
  );

const unit = [
  [1, 0],
  [0, 1],
];
const narrow = [[1, 1]];
const tall = [[1], [1]];
const flat = [
  [1, 1],
  [2, 2],
];
const wide = [
  [1, 0],
  [0, 1],
  [1, 1],
];
const back = [
  [1, 0, 0],
  [0, 1, 0],
];
const zero = [
  [0, 0],
  [0, 0],
];

const hypothesis = { width, rank, square, fullRank, tied };
type Name = keyof typeof hypothesis;
const decides = (
  name: Name,
  layers: readonly (readonly (readonly number[])[])[],
  expected: boolean,
): Fact => ({
  claim: `${name} of ${JSON.stringify(layers)}: ${expected ? 'holds' : 'fails'}`,
  check: () => deepEqual(hypothesis[name].decide(network(...layers)).holds, expected),
});

/** What is found between bounds of the ranks of two 2 × 2 matrices: least and most of each. */
const leaves = (
  name: 'rank' | 'fullRank',
  ranks: readonly (readonly [least: number, most: number])[],
  holds: boolean | 'undecided',
  because: string,
): Fact => ({
  claim: `${name} between ${JSON.stringify(ranks)}: ${because}`,
  check: () => {
    const bounded = network(unit, unit);
    bounded.rankBounds = () => ranks.map(([least, most]) => ({ least, most }));
    deepEqual(hypothesis[name].examine(bounded), { holds, because });
  },
});

export const hypotheses: readonly Fact[] = [...texts.keys()].flatMap(dropsExactly);

/** Hypotheses about φ alone: one φ that satisfies it, as a generator is told to arrange, and one that does not. */
const decidesOf = (about: Hypothesis, good: PiecewiseLinear, bad: PiecewiseLinear): readonly Fact[] => [
  is(`${about.name}: holds`, () => about.decide(new Network(good, layers)).holds, true),
  is(`${about.name}: fails`, () => about.decide(new Network(bad, layers)).holds, false),
  is(`${about.name}: holds if it is arranged`, () => isArranged(about.arranged.holds, good), true),
  is(`${about.name}: fails if that is arranged`, () => isArranged(about.arranged.fails, bad), true),
];
const { layers } = network(unit);
const isArranged = ({ activation = {} }: Arrangement, activated: PiecewiseLinear): boolean => {
  const told = Object.entries(activation) as [keyof typeof activation, boolean][];
  const has = (trait: keyof typeof activation): boolean =>
    trait === 'oneSlope' ? hasOneSlope(activated) : activated[trait];
  return told.length > 0 && told.every(([trait, value]) => has(trait) === value);
};
const line = phi(['1', '0']);

export const decisionsOfPhi = {
  oneSlope: [
    ...decidesOf(oneSlope, phi(['0', '0', '0'], ['2', '0', '1'], ['0', '2']), zigzag),
    is('one-slope: holds for one piece', () => hasOneSlope(line), true),
    is('one-slope: holds for a constant', () => hasOneSlope(phi(['0', '1'])), true),
    is('one-slope: fails for two slopes', () => hasOneSlope(phi(['1', '0', '0'], ['2', '0'])), false),
    is('one-slope: fails for tanh', () => hasOneSlope(smoothActivations.tanh), false),
  ],
  continuous: decidesOf(continuous, line, step),
  monotone: decidesOf(monotone, line, zigzag),
  surjective: decidesOf(surjective, line, step),
};

/** What each decides, by its name. */
export const decisions: Readonly<Record<Name, readonly Fact[]>> = {
  width: [
    decides('width', [unit], true),
    decides('width', [wide, back], false),
    decides('width', [unit, wide, back], false),
    decides('width', [narrow, tall], true),
  ],
  rank: [
    decides('rank', [unit], false),
    decides('rank', [unit, unit], false),
    decides('rank', [unit, flat], true),
    decides('rank', [flat, unit], true),
    decides('rank', [wide, back], false),
    decides('rank', [narrow, tall], true),
    decides('rank', [zero], true),
    leaves(
      'rank',
      [
        [1, 2],
        [2, 2],
      ],
      'undecided',
      'W1 has a rank from 1 to 2; deciding which would take too long',
    ),
    leaves(
      'rank',
      [
        [2, 2],
        [1, 2],
      ],
      'undecided',
      'W2 has a rank from 1 to 2; deciding which would take too long',
    ),
    leaves(
      'rank',
      [
        [1, 2],
        [0, 1],
      ],
      true,
      'W2 has a rank of at most 1 < n0 = 2',
    ),
    leaves(
      'rank',
      [
        [0, 2],
        [1, 1],
      ],
      true,
      'W2 has rank 1 < n0 = 2',
    ),
    leaves(
      'rank',
      [
        [2, 2],
        [2, 2],
      ],
      false,
      'every weight matrix has rank n0 = 2',
    ),
  ],
  tied: [
    decides('tied', [unit, unit], true),
    decides('tied', [wide, back], false),
    decides('tied', [tall, narrow], true),
    decides('tied', [narrow, tall], true),
    decides('tied', [narrow, [[1], [2]]], false),
    decides('tied', [narrow, [[2], [1]]], false),
    decides(
      'tied',
      [
        [
          [0, 1],
          [2, 0],
        ],
        [
          [0, 2],
          [1, 0],
        ],
      ],
      true,
    ),
    decides(
      'tied',
      [
        [
          [0, 1],
          [2, 0],
        ],
        [
          [0, 1],
          [2, 0],
        ],
      ],
      false,
    ),
    decides('tied', [unit], false),
    decides('tied', [unit, unit, unit], false),
    is(
      'tied: of matrices that are not held it is left open',
      () => {
        const { activation, inputDimension, depth, widths } = network(unit, unit);
        return tied.examine({ activation, inputDimension, depth, widths, rankBounds: () => [] });
      },
      { holds: 'undecided', because: 'W2 is too large' },
    ),
    is('tied: of matrices that are held it is decided', () => tied.examine(network(unit, unit)), {
      holds: true,
      because: 'W₂ is the transpose of W₁',
    }),
    is(
      'tied: it is arranged by tied weights',
      () => [tied.arranged.holds.weights, tied.arranged.fails.weights],
      ['tied', 'any'],
    ),
  ],
  square: [
    decides('square', [unit], true),
    decides('square', [unit, unit], true),
    decides('square', [wide, back], false),
    decides('square', [narrow, tall], false),
    decides('square', [unit, narrow, tall], false),
  ],
  fullRank: [
    decides('fullRank', [unit], true),
    decides('fullRank', [unit, flat], false),
    decides('fullRank', [flat, unit], false),
    decides('fullRank', [wide, back], true),
    decides('fullRank', [narrow, tall], true),
    decides('fullRank', [zero], false),
    decides('fullRank', [[[0, 0]], tall], false),
    decides('fullRank', [unit, zero], false),
    leaves(
      'fullRank',
      [
        [1, 2],
        [2, 2],
      ],
      'undecided',
      'W1 has a rank from 1 to 2; deciding which would take too long',
    ),
    leaves(
      'fullRank',
      [
        [2, 2],
        [1, 2],
      ],
      'undecided',
      'W2 has a rank from 1 to 2; deciding which would take too long',
    ),
    leaves(
      'fullRank',
      [
        [1, 2],
        [0, 1],
      ],
      false,
      'W2 has a rank of at most 1 < 2',
    ),
    leaves(
      'fullRank',
      [
        [0, 2],
        [1, 1],
      ],
      false,
      'W2 has rank 1 < 2',
    ),
    leaves(
      'fullRank',
      [
        [2, 2],
        [2, 2],
      ],
      true,
      'every weight matrix has full rank',
    ),
  ],
};
