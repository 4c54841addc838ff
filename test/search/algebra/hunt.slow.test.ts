import { expect, test } from 'vitest';
import { layoutJson } from '../../../src/exact/index.js';
import { dataTasks, huntData } from '../../../src/search/algebra/index.js';
import { here } from '../../../src/search/workers/index.js';
import { cellNamed, hunted } from './hunted.js';

test('the same seed gives the same bytes, however many pieces are under way', async () => {
  for (const name of ['m-1-without-independent', 'm-6-without-few-or-plane']) {
    const hunts = [1, 7].map((ahead) =>
      huntData(cellNamed(name), { seed: 3, runs: 5000, ahead }, here(dataTasks)),
    );
    const [one, other] = await Promise.all(hunts);
    expect(one?.found?.text).toContain('"witness"');
    expect(one).toEqual(other);
  }
});

test('what is found for Theorem 6 has four points, and for Theorem 2 one dimension', async () => {
  const found = async (name: string) => (await hunted(name, 1, 2000))?.counterexample.data;
  expect(await found('m-6-without-few-or-plane')).toMatchObject({ points: { length: 4 } });
  expect(await found('m-2-without-least-above-minus-one')).toMatchObject({ jacobian: { length: 1 } });
});

test('what is found for Theorem 3 without orthogonal features is one case, from three seeds', async () => {
  const cases = new Set<string>();
  for (const seed of [1, 2, 7])
    cases.add(layoutJson((await hunted('m-3-without-orthogonal', seed, 2000))?.counterexample.data));
  expect([...cases]).toHaveLength(1);
});

test('what is found for Lemmas 2 to 4 has the least dimension in which there is anything', async () => {
  const dimension = async (name: string): Promise<number> => {
    const { examples } = ((await hunted(name, 1, 4000))?.counterexample.data ?? {}) as {
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
    expect([name, await dimension(name)]).toEqual([name, 1]);
  // As many examples as coordinates and a contraction leave nothing in one dimension; nor do two independent examples.
  for (const name of ['s-2-without-as-many', 's-3-exact-without-contractive', 's-4-without-sloped'])
    expect([name, await dimension(name)]).toEqual([name, 2]);
});
