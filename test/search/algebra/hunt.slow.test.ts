import { expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import { dataCells, huntData, looked } from '../../../src/search/algebra/index.js';

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
  ...dataCells.filter(({ name }) => name.startsWith('s-') && !looked.has(name)).map(({ name }) => name),
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

test('what is found for Lemmas 2 to 4 has the least dimension in which there is anything', () => {
  const dimension = (name: string): number => {
    const { examples } = (huntData(cellNamed(name), 1, 4000).found?.counterexample.data ?? {}) as {
      examples?: readonly (readonly unknown[])[];
    };
    return examples?.[0]?.length ?? 0;
  };
  for (const name of [
    's-2-without-sloped',
    's-3-without-sloped',
    's-4-without-independent',
    's-4-exact-without-small-sums',
  ])
    expect([name, dimension(name)]).toEqual([name, 1]);
  // As many examples as coordinates and a contraction leave nothing in one dimension; nor do two independent examples.
  for (const name of ['s-2-without-as-many', 's-3-exact-without-contractive', 's-4-without-sloped'])
    expect([name, dimension(name)]).toEqual([name, 2]);
});
