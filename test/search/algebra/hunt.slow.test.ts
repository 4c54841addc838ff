import { expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import { dataCells, huntData } from '../../../src/search/algebra/index.js';

/** The statements that are false as printed, without what repairs them. */
const FALSE = [
  'm-1-without-independent',
  'm-cor-rank-without-same-dimension',
  'm-2-without-least-above-minus-one',
  'm-3-eigenvalue-without-symmetric-law',
  'm-4-without-independent-patches',
  'm-lemma-without-symmetric',
  'm-5-sharp-without-one-more',
  'm-6-without-few-or-plane',
];
const SEEDS = [1, 2, 3, 4, 5];

function cellNamed(name: string) {
  const cell = dataCells.find((each) => each.name === name);
  if (cell === undefined) throw new Error(`expected a cell, got ${name}`);
  return cell;
}

test.each(FALSE.flatMap((name) => SEEDS.map((seed) => [name, seed] as const)))(
  '%s is refuted by a verified file from seed %i',
  (name, seed) => {
    const { found } = huntData(cellNamed(name), seed, 40_000);
    const verification = verify(found?.text ?? '');
    expect(verification).toMatchObject({ verdict: 'verified', dropped: [cellNamed(name).dropped] });
  },
);

test('the same seed gives the same bytes', () => {
  for (const name of ['m-1-without-independent', 'm-6-without-few-or-plane']) {
    const [one, other] = [1, 2].map(() => huntData(cellNamed(name), 3, 5000).found?.text);
    expect(one).toBe(other);
  }
});

test('what is found for Theorem 6 has four points, and for Theorem 2 one dimension', () => {
  const found = (name: string) => huntData(cellNamed(name), 1, 2000).found?.counterexample.data;
  expect(found('m-6-without-few-or-plane')).toMatchObject({ points: { length: 4 } });
  expect(found('m-2-without-least-above-minus-one')).toMatchObject({ jacobian: { length: 1 } });
});
