import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify, writeCounterexample } from '../../../src/proof/index.js';
import {
  alone,
  cellNamed,
  cells,
  controls,
  exhaust,
  huntTasks,
  goesBefore,
  networksIn,
  scopeOf,
  sizeOfScope,
  huntCell,
  provenanceOf,
  saysTheSame,
  search,
  type Trophy,
  trophyIn,
} from '../../../src/search/hunt/index.js';
import { Rational, relu, writeNetwork } from '../../../src/exact/index.js';
import { here } from '../../../src/search/workers/index.js';
import { withProvenance } from '../../../src/search/hunt/trophy.js';
import { seed } from '../../seed.js';
import { project } from '../../project.js';

const quick = ['2.2-without-monotone', '3.1-without-monotone'];

test('the matrix has fifteen cells', () => {
  expect(cells).toHaveLength(15);
  expect(() => cellNamed('2.1-without-square')).toThrow('expected one of');
});

test('a counterexample that the verifier does not accept is never handed out', () => {
  const text = readFileSync('counterexamples/2.2-without-width.json', 'utf8');
  const trophy = trophyIn(text);
  const own = withProvenance(trophy, { seed, minimal: true });
  expect(verify(own.text).verdict).toBe('verified');
  expect(writeCounterexample(own.counterexample)).toBe(own.text);
  const wrong = writeCounterexample({ ...trophy.counterexample, dropped: [] });
  expect(() => trophyIn(wrong)).toThrow('expected a file that is verified, got one rejected');
});

test('a hunt where no shape has a network ends', async () => {
  const nobody = {
    ...alone,
    search: () => Promise.resolve({ count: 0, probed: 0, suspects: [], promising: [] }),
  };
  const result = await huntCell(cellNamed('2.2-without-width'), { seed, runs: 100 }, nobody, () => undefined);
  expect(result).toMatchObject({ candidates: 0 });
  expect(result.trophy).toBeUndefined();
});

describe.each(quick)('a hunt for %s', (name) => {
  const cell = cellNamed(name);
  const hunt = async (earlier?: Trophy) => {
    const handed: Trophy[] = [];
    const options = { seed, runs: 20_000, ...(earlier !== undefined && { earlier }) };
    const { trophy, candidates } = await huntCell(cell, options, alone, (event) => {
      if (event.kind === 'found') handed.push(event.trophy);
    });
    if (trophy === undefined) throw new Error(`expected a counterexample for ${name}`);
    return { trophy, candidates, handed };
  };
  let first: Awaited<ReturnType<typeof hunt>>;

  beforeAll(async () => {
    first = await hunt();
  });

  test('finds a verified file that drops that hypothesis alone, the smallest of all that it hands out', () => {
    const { trophy, handed } = first;
    expect(verify(trophy.text)).toMatchObject({
      verdict: 'verified',
      theorem: cell.statement.id,
      dropped: [cell.dropped],
    });
    for (const { text, counterexample } of handed) {
      expect(verify(text).verdict).toBe('verified');
      expect(writeCounterexample(counterexample)).toBe(text);
    }
    // The last one says that it is minimal, and nothing that was handed out goes before it.
    expect(handed.filter((each) => goesBefore(each, trophy))).toEqual([]);
    expect(handed.at(-1)).toBe(trophy);
    expect(provenanceOf(trophy.counterexample)).toEqual({ seed, minimal: true });
    expect(trophy.counterexample.network.inputDimension).toBe(1);
  });

  test('gives the same bytes for the same seed, and goes on where an earlier one stopped', async () => {
    const { trophy, handed } = first;
    expect((await hunt()).trophy.text).toBe(trophy.text);
    const again = await hunt(trophy);
    expect([again.trophy.text, again.candidates]).toEqual([trophy.text, 0]);
    const resumed = await hunt(handed[0]);
    expect(resumed.candidates).toBe(0);
    expect(verify(resumed.trophy.text).verdict).toBe('verified');
  });
});

test('of two files the same one goes first, whichever is named first', () => {
  const [a, b] = ['2.2-without-width', '2.1-without-width'].map((name) =>
    readFileSync(join(project, 'counterexamples', `${name}.json`), 'utf8'),
  );
  if (a === undefined || b === undefined) throw new Error('expected two files');
  const [x, y] = [trophyIn(a), trophyIn(b)];
  expect([goesBefore(x, y), goesBefore(y, x), goesBefore(x, x)]).toEqual([true, false, false]);
  const later = a.replace(/"seed": \d+/, '"seed": 77');
  expect(later).not.toBe(a);
  expect([saysTheSame(x, trophyIn(later)), saysTheSame(x, y)]).toEqual([true, false]);
});

test.each(controls)(
  'a hunt for $name, every hypothesis kept, goes through its networks in vain',
  async (control) => {
    const options = { seed, runs: 100, findsOnly: true };
    const result = await huntCell(control, options, alone, () => undefined);
    expect([result.candidates, result.trophy]).toEqual([100, undefined]);
  },
);

test('a hunt that only finds stops at the first', async () => {
  const options = { seed, runs: 20_000, findsOnly: true };
  const { trophy } = await huntCell(cellNamed('3.1-without-width'), options, alone, () => undefined);
  expect(trophy && provenanceOf(trophy.counterexample)).toEqual({ seed, minimal: false });
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

test('exhaustion finds the smallest of a scope, which is certified, and counts what there is', async () => {
  const words = { theorem: '3.1', without: 'monotone', dimension: 1, hidden: '1', numbers: '0,1,-1' };
  const scope = { ...words, activations: 'abs' };
  const peak = scopeOf(scope);
  // Two weights and two biases.
  expect(sizeOfScope(peak)).toBe(3 ** 4);
  // However it is cut into blocks, and however many of these are under way.
  const options = [1, 3, 1000].map((count) => ({ count, ahead: 4 - Math.min(count, 3) }));
  const ends = await Promise.all(options.map((each) => exhaust(scope, each, here(huntTasks))));
  for (const end of ends) expect(end).toEqual(ends[0]);
  const { certificate = '', tried = NaN, of = NaN } = ends[0] ?? {};
  expect(tried).toBeLessThanOrEqual(of);
  const found = trophyIn(certificate).counterexample.network;
  const all = networksIn(peak);
  expect(all).toHaveLength(of);
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
