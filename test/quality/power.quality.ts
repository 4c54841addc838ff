/** How often a violation that is known to be there is seen: the power of looking. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ask, portraitOf } from '../../src/sampling/index.js';
import { seed } from '../seed.js';
import { figures, isWhole } from './figures.js';
import {
  changes,
  examples,
  variants,
  type Change,
  type Example,
  type Violation,
} from './known-violations.js';

/** By dimension: the variants made of each example in each way. */
const VARIANTS = { 1: isWhole ? 100 : 3, 2: isWhole ? 25 : 1, 3: isWhole ? 5 : 1 } as const;
/** By dimension: the share that has to be flagged. */
const SHARE = { 1: 0.95, 2: 0.95, 3: 0.8 } as const;

/** What was seen: `suspected` is a flag; everything else is a miss, with the reason. */
function seen({ question, network, attractor }: Violation): string {
  const portrait = portraitOf(network, { seed });
  const star = attractor.map((x) => x.toNumber());
  const basin = portrait.classifier.basins.findIndex(({ point }) =>
    star.every((x, i) => Math.abs(x - (point[i] ?? NaN)) < 1e-6),
  );
  if (basin < 0) return 'the attractor was not found';
  const answer = ask(question, portrait, basin, { seed });
  if (answer.verdict === 'unclear') return answer.reason;
  return answer.verdict === 'none' ? `nothing was seen ${answer.cleared.join(', ')}` : 'suspected';
}

/** The tests' sample has only one of the changes in two and three dimensions, where a look takes seconds. */
function changesIn(dimension: 1 | 2 | 3): readonly Change[] {
  return isWhole || dimension === 1 ? changes : changes.slice(0, 1);
}

interface Row {
  readonly example: Example;
  readonly change: Change;
  readonly answers: readonly string[];
}

const flagged = (answers: readonly string[]) => answers.filter((answer) => answer === 'suspected').length;

/** The probability of at most `hits` hits in `cases` independent cases, each of which is a hit with probability `share`. */
function chanceOfAtMost(hits: number, cases: number, share: number): number {
  let term = (1 - share) ** cases;
  let sum = term;
  for (let k = 1; k <= hits; k++) {
    term *= ((cases - k + 1) / k) * (share / (1 - share));
    sum += term;
  }
  return sum;
}

describe.each([1, 2, 3] as const)('in dimension %i', (dimension) => {
  const share = SHARE[dimension];
  test(`at least ${share * 100} % of known violations are flagged`, () => {
    const rows = examples
      .filter((example) => example.dimension === dimension)
      .flatMap((example) =>
        changesIn(dimension).map((change): Row => {
          const cases = fc.sample(fc.noBias(variants(example, change)), {
            seed,
            numRuns: VARIANTS[dimension],
          });
          return { example, change, answers: cases.map(seen) };
        }),
      );
    const all = rows.flatMap(({ answers }) => answers);
    figures(
      `1-power-${dimension}`,
      `Known violations in dimension ${dimension}: ${flagged(all)} of ${all.length} flagged (seed ${seed})`,
      [
        ['network', 'changed', 'flagged', 'of', 'misses'],
        ...rows.map(({ example, change, answers }) => [
          example.name,
          change,
          String(flagged(answers)),
          String(answers.length),
          [...new Set(answers.filter((answer) => answer !== 'suspected'))].join('; '),
        ]),
      ],
    );
    if (isWhole) expect(flagged(all) / all.length).toBeGreaterThanOrEqual(share);
    // A sample is wrong only where its share could hardly come about by chance.
    else expect(chanceOfAtMost(flagged(all), all.length, share)).toBeGreaterThan(1e-4);
  });
});
