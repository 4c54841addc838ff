/** `basincheck add`, with files of strangers; and what an id leads to afterwards. */
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import { Collection, INDEX, lineOf } from '../../../src/present/entries/index.js';
import { project } from '../../project.js';
import { workshop } from './built.js';

const shop = workshop();
const catalogue = join(project, 'counterexamples');
const original = (name: string) => readFileSync(join(catalogue, `${name}.json`), 'utf8');
const corpus = (name: string) =>
  readFileSync(join(project, 'test', 'proof', 'corpus', `${name}.json`), 'utf8');
const inShop = (path: string) => readFileSync(join(shop.folder, path), 'utf8');
const index = (folder = 'counterexamples') => Collection.read(inShop(`${folder}/${INDEX}`), INDEX);
const add = (...args: string[]) => shop.basincheck('add', ...args);

beforeAll(() => {
  cpSync(catalogue, join(shop.folder, 'counterexamples'), { recursive: true });
});

/** The example of 2.1 without rank in the coordinate y = −2x + 3, with its certificate. */
function turned(): string {
  const file = JSON.parse(original('2.1-without-rank')) as Record<string, unknown>;
  return JSON.stringify({
    ...file,
    network: {
      activation: (file.network as { activation: object }).activation,
      layers: [
        { weights: [['-1/2']], bias: ['3/2'] },
        { weights: [['3']], bias: ['5'] },
      ],
    },
    attractor: {
      point: ['29/7'],
      region: { origin: ['29/7'], directions: [['1']], ranges: [['-1', '1']] },
      power: 1,
    },
    avoiding: [
      { origin: ['11'], directions: [], ranges: [], next: 1 },
      { origin: ['-1'], directions: [], ranges: [], next: 0 },
    ],
    witness: {
      grid: { basis: [['1']], axes: [['-inf', '-1', '-1', '11', '11', 'inf']] },
      cells: [
        { index: [1], into: '1', steps: 0 },
        { index: [3], into: '0', steps: 0 },
      ],
      points: [{ at: ['29/7'], into: 'attractor', steps: 0 }],
    },
    provenance: {},
  });
}

describe('what is refused, with the catalogue left as it was', () => {
  test('the same bytes under another name', async () => {
    shop.write('mine.json', original('2.2-without-width'));
    expect(await add('mine.json')).toEqual({
      status: 1,
      stdout: `duplicate  mine.json  of ${index().at('2.2-without-width')?.id ?? 'none'}: the same bytes\n`,
      stderr: '',
    });
  });

  test('the same network in other coordinates, with these', async () => {
    expect(verify(turned()).verdict).toBe('verified');
    shop.write('turned.json', turned());
    const { status, stdout } = await add('turned.json', '--as-is');
    expect([status, stdout]).toEqual([
      1,
      'duplicate  turned.json  of B000003: the same network in other coordinates, y1 = -1/2·x1 + 3/2\n',
    ]);
  });

  test('the same data, with another provenance', async () => {
    const text = original('memorization/m-1-without-independent').replace(/"seed": \d+/, '"seed": 987');
    shop.write('data.json', text);
    const { status, stdout } = await add('data.json', '--json');
    expect([status, JSON.parse(stdout)]).toMatchObject([
      1,
      { verdict: 'duplicate', because: 'the same data' },
    ]);
  });

  test('larger data, which stand under their id alone', async () => {
    const text = original('memorization/m-6-without-few-or-plane').replace('"2"', '"7"');
    shop.write('larger.json', text);
    const { status, stdout } = await add('larger.json', '--json', '--dry-run');
    expect([status, JSON.parse(stdout)]).toMatchObject([
      0,
      { entry: { place: null, supersedes: null, by: 'hunt', seed: 1 } },
    ]);
  });

  test('smaller data, which take the place of what stood there', async () => {
    const place = 'memorization/m-lemma-without-symmetric';
    const large = original(place);
    shop.write('catalogue-of-one/entries.jsonl', '');
    const larger = {
      data: {
        matrix: [
          ['0', '3'],
          ['0', '1'],
        ],
        vector: ['3', '1'],
        zero: [1, 0],
      },
      witness: { row: ['0', '1'] },
    };
    shop.write('first.json', JSON.stringify({ ...(JSON.parse(large) as object), ...larger }));
    shop.write('second.json', large);
    await add('first.json', '--to', 'catalogue-of-one');
    const { status } = await add('second.json', '--to', 'catalogue-of-one');
    const records = index('catalogue-of-one').records.map(({ id, place: at, supersedes }) => [
      id,
      at,
      supersedes,
    ]);
    expect([status, records]).toEqual([
      0,
      [
        ['B000001', place, null],
        ['B000002', place, 'B000001'],
      ],
    ]);
    expect(inShop(`catalogue-of-one/${place}.json`)).toBe(large);
  });

  test('what is not verified, with the reason', async () => {
    shop.write('false.json', original('2.2-without-width').replace('"dropped": ["width"]', '"dropped": []'));
    const { status, stdout, stderr } = await add('false.json');
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^rejected {2}false\.json {2}dropped: expected "width" to hold/);
  });

  test.each([
    ['what is too large', 'large.json', ' '.repeat(11_000_000), /expected at most \d+ bytes, got 11000000/],
    ['what is no JSON', 'nonsense.json', 'nonsense', /expected/],
    [
      'what is about nothing',
      'network.json',
      '{"format":"basincheck/network@1"}',
      /expected an object with "format"/,
    ],
  ])('%s, which cannot be judged', async (_, name, text, reason) => {
    shop.write(name, text);
    const { status, stdout, stderr } = await add(name);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^unjudged/);
    expect(stderr).toMatch(reason);
  });

  test('a file that is not there, and a folder that is no catalogue', async () => {
    expect((await add('missing.json')).status).toBe(2);
    const { status, stderr } = await add('mine.json', '--to', '.');
    expect([status, stderr]).toEqual([
      2,
      'basincheck: --to: expected a catalogue, a folder with entries.jsonl, got ., which has none\n',
    ]);
  });

  test('anything, as long as it is asked for dry', async () => {
    shop.write('dry.json', corpus('2.1-without-rank-interval-unnormalised'));
    const next = index().nextId;
    const { status, stdout } = await add('dry.json', '--as-is', '--dry-run');
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining(`would be added  dry.json  ${next}; as it is: `),
    ]);
    expect(inShop(`counterexamples/${INDEX}`)).toBe(readFileSync(join(catalogue, INDEX), 'utf8'));
    expect(existsSync(join(shop.folder, 'counterexamples', 'entries', `${next}.json`))).toBe(false);
  });
});

test('a stranger’s file gets the next id, whatever it is called, with whose it is and what it is from', async () => {
  const name = 'my best\u202e (final).txt';
  const [next, standing] = [index().nextId, index().at('2.2-without-width')];
  shop.write(name, corpus('2.2-without-width-tanh'));
  const { status, stdout } = await add(
    name,
    '--as-is',
    '--author',
    'A. Stranger',
    'B. Other',
    '--ref',
    'A. Stranger, Notes',
    '--json',
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    verdict: 'added',
    how: 'as it is',
    entry: { id: next, place: null, by: 'hand', authors: ['A. Stranger', 'B. Other'], supersedes: null },
  });
  expect(inShop(`counterexamples/entries/${next}.json`)).toBe(corpus('2.2-without-width-tanh'));
  expect(index().get(next)?.refs).toEqual([{ to: 'A. Stranger, Notes', literal: true, note: null }]);
  // What stands in the cell stays: this is not smaller.
  expect(standing).toBeDefined();
  expect(index().at('2.2-without-width')).toEqual(standing);
  expect((await shop.basincheck('verify', 'counterexamples')).status).toBe(0);
});

describe('a catalogue in which something larger stands', () => {
  const paper = original('paper/2.2-without-width');

  beforeAll(() => {
    const record = Collection.read(readFileSync(join(catalogue, INDEX), 'utf8'), INDEX).at(
      'paper/2.2-without-width',
    );
    if (record === undefined) throw new Error('expected an entry');
    shop.write('young/entries/B000001.json', paper);
    shop.write('young/2.2-without-width.json', paper);
    shop.write(`young/${INDEX}`, `${lineOf({ ...record, id: 'B000001', place: '2.2-without-width' })}\n`);
  });

  test('a smaller one takes its place, and the link to the id leads to the same bytes as before', async () => {
    shop.write('small.json', original('2.2-without-width'));
    await shop.basincheck('catalogue', 'young', '--out', 'before');
    const { status, stdout } = await add('small.json', '--to', 'young', '--shrink-time', '2');
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining(
        'added  small.json  B000002, in the place of B000001, which is larger and keeps its id; ',
      ),
    ]);
    expect(inShop('young/entries/B000001.json')).toBe(paper);
    expect(inShop('young/2.2-without-width.json')).toBe(inShop('young/entries/B000002.json'));
    await shop.basincheck('catalogue', 'young', '--out', 'after');
    for (const link of ['entries/B000001.json', 'api/entries/B000001.json'])
      expect([link, inShop(`after/${link}`)]).toEqual([link, inShop(`before/${link}`)]);
    expect(inShop('after/entries/B000001.html')).toContain('<a href="B000002.html">B000002</a>');
    expect(inShop('after/entries/B000002.html')).toContain('<a href="B000001.html">B000001</a>');
    expect(inShop('after/index.html')).toContain('href="entries/B000002.html"');
  });

  test('the same network with a smaller certificate does so too', async () => {
    const all = Collection.read(readFileSync(join(catalogue, INDEX), 'utf8'), INDEX);
    // Entries do not change, whatever takes their place.
    const now = all.get('B000058');
    const before = all.get(now?.supersedes ?? '');
    if (now === undefined || before === undefined) throw new Error('expected an entry, and one before it');
    const larger = original(`entries/${before.id}`);
    const networkOf = (text: string) => (JSON.parse(text) as { network: unknown }).network;
    expect(networkOf(original(`entries/${now.id}`))).toEqual(networkOf(larger));
    shop.write('grown/entries/B000001.json', larger);
    shop.write('grown/2.3-without-square.json', larger);
    shop.write(`grown/${INDEX}`, `${lineOf({ ...before, id: 'B000001' })}\n`);
    shop.write('shorter.json', original(`entries/${now.id}`));
    const { status, stdout } = await add('shorter.json', '--to', 'grown', '--shrink-time', '1');
    expect([status, stdout]).toEqual([
      0,
      expect.stringContaining('B000002, in the place of B000001, which is larger'),
    ]);
    expect(inShop('grown/entries/B000001.json')).toBe(larger);
    expect(inShop('grown/2.3-without-square.json')).toBe(inShop('grown/entries/B000002.json'));
    expect(index('grown').successorOf('B000001')?.id).toBe('B000002');
    await shop.basincheck('catalogue', 'grown', '--out', 'grown-site');
    expect(inShop('grown-site/entries/B000001.json')).toBe(larger);
    expect(inShop('grown-site/entries/B000001.html')).toContain('<a href="B000002.html">B000002</a>');
    expect(inShop('grown-site/index.html')).toContain(
      '<a href="entries/B000001.html">B000001</a> by B000002',
    );
  });

  test('what can be made smaller is, and says from which file it was made', async () => {
    shop.write('clumsy.json', corpus('3.1-without-width-continuous-island'));
    const { status, stdout } = await add('clumsy.json', '--to', 'young', '--json');
    const { how, entry } = JSON.parse(stdout) as { how: string; entry: { id: string; sha256: string } };
    expect([status, how.startsWith('reduced: ')]).toEqual([0, true]);
    const text = inShop(`young/entries/${entry.id}.json`);
    expect(verify(text).verdict).toBe('verified');
    expect(JSON.parse(text)).toMatchObject({
      provenance: { reduced: { by: 'basincheck add', minimal: true } },
    });
    // The same file once more comes to the same thing.
    const again = await add('clumsy.json', '--to', 'young');
    expect([again.status, again.stdout]).toEqual([
      1,
      expect.stringContaining(`of ${entry.id}: what it was reduced to is the same bytes`),
    ]);
  });
});
