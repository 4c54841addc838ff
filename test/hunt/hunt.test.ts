import { describe, expect, test } from 'vitest';
import { verify } from '../../src/certificates/index.js';
import {
  alone,
  cellNamed,
  cells,
  counterexampleIn,
  huntCell,
  provenanceOf,
  search,
} from '../../src/hunt/index.js';
import { isSmaller } from '../../src/shrink/index.js';
import { seed } from '../seed.js';

const quick = [
  '2.1-without-rank',
  '2.2-without-width',
  '2.3-without-square',
  '3.1-without-width',
  '3.1-without-monotone',
];

test('the matrix has fourteen cells', () => {
  expect(cells).toHaveLength(14);
  expect(() => cellNamed('2.1-without-square')).toThrow('expected one of');
});

describe.each(quick)('a hunt for %s', (name) => {
  const cell = cellNamed(name);
  const hunt = async (earlier?: string) => {
    const texts: string[] = [];
    const result = await huntCell(
      cell,
      { seed, runs: 20_000, ...(earlier !== undefined && { earlier }) },
      alone,
      (event) => {
        if (event.kind === 'found') texts.push(event.text);
      },
    );
    return { ...result, texts };
  };

  test('finds a verified file that drops that hypothesis alone, and hands out smaller and smaller ones', async () => {
    const { text, texts } = await hunt();
    if (text === undefined) throw new Error('expected a counterexample');
    expect(verify(text)).toMatchObject({
      verdict: 'verified',
      theorem: cell.statement.id,
      dropped: [cell.dropped],
    });
    const found = texts.map(counterexampleIn);
    // The last one says that it is minimal, and is the one before but for that.
    for (const [k, each] of found.slice(1, -1).entries()) {
      const before = found[k];
      expect(before && isSmaller(each, before)).toBe(true);
    }
    expect(texts.at(-1)).toBe(text);
    expect(provenanceOf(counterexampleIn(text))).toEqual({ seed, minimal: true });
    expect(counterexampleIn(text).network.inputDimension).toBe(1);
  });

  test('gives the same bytes for the same seed, and goes on where an earlier one stopped', async () => {
    const { text, texts } = await hunt();
    expect((await hunt()).text).toBe(text);
    const again = await hunt(text);
    expect([again.text, again.candidates]).toEqual([text, 0]);
    const resumed = await hunt(texts[0]);
    expect(resumed.candidates).toBe(0);
    expect(resumed.text !== undefined && verify(resumed.text).verdict).toBe('verified');
  });
});

test('a hunt with every hypothesis kept certifies nothing', () => {
  for (const theorem of ['2.1', '2.2', '2.3', '3.1']) {
    const result = search({ theorem, inputDimension: 2, depth: 2, count: 100, seed, parents: [] });
    expect([result.count, result.certificate]).toEqual([100, undefined]);
  }
});

test('a batch depends on its arguments alone', () => {
  const batch = {
    theorem: '2.3',
    dropped: 'surjective',
    inputDimension: 2,
    depth: 2,
    count: 60,
    seed,
    parents: [],
  };
  const first = search(batch);
  expect(search(batch)).toEqual(first);
  const parents = first.promising.map(({ network }) => network);
  expect(parents.length).toBeGreaterThan(0);
  expect(search({ ...batch, parents })).toEqual(search({ ...batch, parents }));
});
