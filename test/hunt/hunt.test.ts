import { describe, expect, test } from 'vitest';
import { verify } from '../../src/certificates/index.js';
import {
  alone,
  cellNamed,
  cells,
  exhaust,
  networksIn,
  sizeOfScope,
  counterexampleIn,
  huntCell,
  provenanceOf,
  search,
} from '../../src/hunt/index.js';
import { isSmaller } from '../../src/shrink/index.js';
import { absolute, relu, writeNetwork } from '../../src/network/index.js';
import { Rational } from '../../src/numbers/index.js';
import { seed } from '../seed.js';

const quick = ['2.1-without-rank', '3.1-without-width'];

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

test('exhaustion finds the smallest of a scope, which is certified, and counts what there is', () => {
  const numbers = ['0', '1', '-1'].map((text) => Rational.from(text as `${number}`));
  const scope = { inputDimension: 1, hiddenWidths: [1], numbers, activations: [absolute] };
  const peak = { ...scope, cell: cellNamed('3.1-without-monotone') };
  // Two weights and two biases.
  expect(sizeOfScope(peak)).toBe(3 ** 4);
  const { text, tried, of } = exhaust(peak, () => undefined);
  if (text === undefined) throw new Error('expected a counterexample');
  expect(tried).toBeLessThanOrEqual(of);
  const found = counterexampleIn(text).network;
  const all = networksIn(peak);
  expect(all.findIndex((network) => writeNetwork(network) === writeNetwork(found))).toBe(tried - 1);
  // −|x| is the simplest peak there is.
  expect(found.evaluate([0])[0]).toBeGreaterThan(found.evaluate([1])[0] ?? NaN);
  // ReLU is increasing: no network of the scope is in the cell.
  expect(networksIn({ ...peak, activations: [relu] })).toEqual([]);
});

test('exhaustion takes one order of hidden units only', () => {
  const numbers = [Rational.zero, Rational.one];
  const cell = cellNamed('3.1-without-width');
  const scope = { cell, inputDimension: 1, hiddenWidths: [2], numbers, activations: [relu] };
  // Three pairs of two rows out of four would be 16 in order, 10 without; the last layer has 2³.
  expect(networksIn(scope)).toHaveLength(10 * 8);
});
