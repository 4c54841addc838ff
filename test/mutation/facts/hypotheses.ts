/** The hypotheses: every kept one holds, every dropped one fails. */

import { deepEqual } from 'node:assert/strict';
import { Network, PiecewiseLinear, Rational } from '../../../src/exact/index.js';
import { theorems } from '../../../src/statements/index.js';
import { fullRank } from '../../../src/statements/hypotheses/full-rank.js';
import { rank } from '../../../src/statements/hypotheses/rank.js';
import { square } from '../../../src/statements/hypotheses/square.js';
import { width } from '../../../src/statements/hypotheses/width.js';
import { base, texts } from './bases.js';
import { rejected, type Fact } from './fact.js';

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

const hypothesis = { width, rank, square, fullRank };
type Name = keyof typeof hypothesis;
const decides = (
  name: Name,
  layers: readonly (readonly (readonly number[])[])[],
  expected: boolean,
): Fact => ({
  claim: `${name} of ${JSON.stringify(layers)}: ${expected ? 'holds' : 'fails'}`,
  check: () => deepEqual(hypothesis[name].decide(network(...layers)).holds, expected),
});

export const hypotheses: readonly Fact[] = [...texts.keys()].flatMap(dropsExactly);

export const decisions: readonly Fact[] = [
  decides('width', [unit], true),
  decides('width', [wide, back], false),
  decides('width', [unit, wide, back], false),
  decides('width', [narrow, tall], true),
  decides('rank', [unit], false),
  decides('rank', [unit, unit], false),
  decides('rank', [unit, flat], true),
  decides('rank', [flat, unit], true),
  decides('rank', [wide, back], false),
  decides('rank', [narrow, tall], true),
  decides('rank', [zero], true),
  decides('square', [unit], true),
  decides('square', [unit, unit], true),
  decides('square', [wide, back], false),
  decides('square', [narrow, tall], false),
  decides('square', [unit, narrow, tall], false),
  decides('fullRank', [unit], true),
  decides('fullRank', [unit, flat], false),
  decides('fullRank', [flat, unit], false),
  decides('fullRank', [wide, back], true),
  decides('fullRank', [narrow, tall], true),
  decides('fullRank', [zero], false),
  decides('fullRank', [unit, zero], false),
];
