/**
 * The soundness campaign: corrupted certificates, none of them accepted unless an independent oracle confirms that it
 * happens to be true. Together with the sample of soundness.test.ts they are 125,000 where `.ci/run` tests, and a developer waits for
 * 5,000. Prints what became of every kind of mutation. `npm run campaign` makes more of them.
 */

import { afterAll, describe, expect, test } from 'vitest';
import { isThorough, runs, seed } from '../seed.js';
import { campaign, judged, type Campaign, type Verdicts } from './campaign/campaign.js';
import { mergedOf, tableOf, totalOf } from './campaign/table.js';
import { certificates } from './corpus/certificates.js';

/**
 * Kinds whose mutants may be rejected though they are true: the format wants regions centred and symmetric, axes
 * without a third equal value, no unknown keys; and a region may be too narrow a proof for another power, for other
 * directions, or for cells that are cut anew.
 */
const STRICTER_THAN_TRUTH = [
  'attractor origin',
  'attractor range',
  'attractor direction',
  'power',
  'axis value duplicated',
  'axis value added',
  'key added',
];

const PARTS = 5;
const OF_THEM = isThorough ? PARTS : 1;
/** From the seed of a part to that of the next: campaigns of seeds next to each other have no part in common. */
const SEEDS_APART = 1_000_003;
const MUTANTS = runs(isThorough ? 124_500 : 4500);
/** The share of mutants that have to be corruptions which can be judged. About nine in ten are. */
const LEAST_SHARE_JUDGED = 100 / 115;

describe('the verifier', () => {
  const parts: Campaign[] = [];
  const verdicts: Verdicts = new Map();

  afterAll(() => {
    process.stdout.write(`\n${tableOf(mergedOf(parts))}\n`);
  });

  test.each(Array.from({ length: OF_THEM }, (_, part) => part + 1))(
    `accepts no false certificate, part %i of ${PARTS}`,
    (part) => {
      const found = campaign(certificates, Math.ceil(MUTANTS / OF_THEM), seed + part * SEEDS_APART, verdicts);
      parts.push(found);
      expect(found.falseAccepts).toEqual([]);
    },
  );

  test('was asked about enough corrupted certificates', () => {
    expect(judged(totalOf(mergedOf(parts)))).toBeGreaterThanOrEqual(LEAST_SHARE_JUDGED * MUTANTS);
  });

  test('rejects, of most kinds, mutants that are false for the most part, by what the oracle sees of them', () => {
    const merged = mergedOf(parts);
    const blind = [...merged.tallies]
      .filter(([kind]) => !STRICTER_THAN_TRUTH.includes(kind))
      .filter(([, { asked, calledFalse, calledNoClaim }]) => {
        return asked - calledNoClaim >= 20 && calledFalse < 0.5 * (asked - calledNoClaim);
      });
    expect(blind).toEqual([]);
    const { asked, calledFalse, calledNoClaim } = totalOf(merged);
    expect(calledFalse).toBeGreaterThan(0.8 * (asked - calledNoClaim));
  });

  test('accepts many mutants that are true, so that the oracle was needed', () => {
    expect(totalOf(mergedOf(parts)).confirmed).toBeGreaterThan(0.05 * MUTANTS);
  });
});
