/** The catalogue's index: every id leads to its file, and every place to what stands there. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { verify } from '../../../src/proof/index.js';
import { dataCells } from '../../../src/search/algebra/index.js';
import { cells } from '../../../src/search/hunt/index.js';
import { isSmaller } from '../../../src/search/shrink/index.js';
import { exactPapers } from '../../../src/statements/index.js';
import {
  bibtex,
  citation,
  Collection,
  fileOf,
  INDEX,
  lineOf,
  recordIn,
} from '../../../src/present/entries/index.js';
import { jsonFilesIn } from '../../json-files.js';
import { project } from '../../project.js';

const folder = join(project, 'counterexamples');
const text = readFileSync(join(folder, INDEX), 'utf8');
const collection = Collection.read(text, INDEX);
const bytes = (path: string) => readFileSync(join(folder, path));

/** What each id has led to since it was given: lines are added here, and none is ever changed. */
const FOREVER: Readonly<Record<string, string>> = {
  B000001: '2a6a97b287e782fd73e80d135e0fb7b8dd87da5648c73e56bb4839f2704890d1',
  B000003: 'fd6d0062de7d371c194ce4837e618853e525deb4db5ea62c952434c4c2849ea2',
  B000019: '8e0606047409502352498ea4aafff1a8a260b4431ab65578fc6ccd39c34c4e33',
};

describe.each(collection.records)('$id', (record) => {
  test('has its own file, whose bytes are those of its hash, and which says what the index says', () => {
    const file = bytes(fileOf(record));
    expect(createHash('sha256').update(file).digest('hex')).toBe(record.sha256);
    const { theorem, dropped } = JSON.parse(file.toString()) as { theorem: string; dropped: string[] };
    expect([theorem, dropped]).toEqual([record.theorem, record.dropped]);
  });

  test('stands at its place, if it is the last one there, byte for byte', () => {
    const { place } = record;
    if (place === null || collection.at(place) !== record) return;
    expect(bytes(`${place}.json`).equals(bytes(fileOf(record)))).toBe(true);
  });
});

test('every file of the catalogue stands at a place of the index, and every entry has a line', () => {
  const standing = ['', 'paper/', ...exactPapers.map(({ name }) => `${name}/`)].flatMap((below) =>
    jsonFilesIn(join(folder, below)).map(({ name }) => `${below}${name}`),
  );
  expect(standing.filter((place) => collection.at(place) === undefined)).toEqual([]);
  expect(jsonFilesIn(join(folder, 'entries')).map(({ name }) => name)).toEqual(
    collection.records.map(({ id }) => id),
  );
});

test('every cell that has a file leads to an entry, and what stands in a cell about networks is the smallest there', () => {
  for (const { name } of cells) {
    const own = collection.at(name);
    if (own === undefined) throw new Error(`${name} has no entry`);
    const others = collection.records.filter(
      ({ theorem, dropped }) => theorem === own.theorem && dropped.join() === own.dropped.join(),
    );
    const [first, ...rest] = [own, ...others].map((record) => {
      const verification = verify(bytes(fileOf(record)).toString());
      if (verification.verdict !== 'verified' || verification.counterexample.kind === 'algebra')
        throw new Error(name);
      return verification.counterexample;
    });
    if (first === undefined) throw new Error(name);
    for (const other of rest) expect(isSmaller(other, first)).toBe(false);
  }
  const ofData = collection.records.filter(({ place }) => place?.startsWith('memorization/') ?? false);
  for (const { place } of ofData)
    expect(dataCells.some(({ name }) => place === `memorization/${name}`)).toBe(true);
});

test('ids that have been given lead to the same bytes as on the day on which they were', () => {
  for (const [id, sha256] of Object.entries(FOREVER))
    expect([id, collection.get(id)?.sha256]).toEqual([id, sha256]);
});

test('a smaller example takes the place, and the id of the larger one leads to the same file as before', () => {
  const before = collection.at('2.1-without-rank');
  if (before === undefined) throw new Error('expected an entry at 2.1-without-rank');
  const smaller = { ...before, id: collection.nextId, sha256: '0'.repeat(64), supersedes: before.id };
  const after = collection.with(smaller);
  expect(after.at('2.1-without-rank')).toEqual(smaller);
  expect(after.get(before.id)).toEqual(before);
  expect(fileOf(before)).toBe(`entries/${before.id}.json`);
  expect(after.successorOf(before.id)).toEqual(smaller);
  expect(after.text.startsWith(collection.text)).toBe(true);
});

test('an entry is found by its id, its place and its cell in words', () => {
  expect(collection.named('B000003')?.id).toBe('B000003');
  const { id } = collection.at('2.1-without-rank') ?? { id: 'none' };
  const found = [id, '2.1-without-rank', '2.1 without rank'].map((name) => collection.named(name)?.id);
  expect(found).toEqual([id, id, id]);
  expect(collection.named('paper/2.3-without-surjective')?.id).toBe('B000019');
  expect(['B000099', 'B3', '2.1', '../2.1-without-rank', ''].map((name) => collection.named(name))).toEqual(
    Array.from({ length: 5 }, () => undefined),
  );
});

const [line = ''] = text.split('\n');

test.each([
  [
    'an id that is not the next one',
    (given: string) => given.replace('B000001', 'B000002'),
    'entries.jsonl:1: id: expected B000001, got B000002',
  ],
  [
    'a place that is taken without a word',
    (given: string) => `${given}${line.replace('B000001', collection.nextId)}\n`,
    `: supersedes: expected ${collection.at('2.1-without-continuous')?.id ?? 'an entry'}, got null`,
  ],
  ['a key more', (given: string) => given.replace('{', '{"x":1,'), 'got "x"'],
  [
    'a key less',
    (given: string) => given.replace('"version":"0.1.0",', ''),
    'version: expected a version, got nothing',
  ],
  [
    'a hash that is none',
    (given: string) => given.replace('2a6a', '2A6A'),
    'sha256: expected 64 hexadecimal digits',
  ],
  [
    'a place outside',
    (given: string) => given.replace('"2.1-without-continuous"', '"../x"'),
    'place: expected a path',
  ],
  ['no author', (given: string) => given.replace('["basincheck contributors"]', '[]'), 'authors: expected'],
  ['what is no JSON', (given: string) => given.slice(1), 'expected one line of JSON'],
  ['a line that is cut off', (given: string) => given.slice(0, -1), 'expected lines with an end'],
])('an index with %s is refused, and the error says where', (_, corrupt, message) => {
  expect(() => Collection.read(corrupt(text), INDEX)).toThrow(message);
});

test('a line is written as it was read, whatever the order of its keys', () => {
  const record = recordIn(line, INDEX);
  expect(lineOf(record)).toBe(line);
  expect(lineOf(Object.fromEntries(Object.entries(record).toReversed()) as unknown as typeof record)).toBe(
    line,
  );
});

describe('citing', () => {
  const record = collection.get('B000019');
  if (record === undefined) throw new Error('expected B000019');
  const cited = { record, title: 'Theorem 2.3 without 100% of φ' };

  test('BibTeX has the authors of the record one by one, year, id and hash, and no command that was not meant', () => {
    const entry = bibtex(cited);
    expect(entry).toContain('@misc{basincheck-B000019,\n');
    expect(entry).toContain(
      'author = {{Hans-Peter Beise} and {Steve Dias Da Cruz} and {basincheck contributors}}',
    );
    expect(entry).toContain('title = {{Theorem 2.3 without 100\\% of $\\varphi$}}');
    expect(entry).toContain('year = {2026}');
    expect(entry).toContain(record.sha256);
    expect(entry).toContain(
      'from Beise \\& Dias Da Cruz, Example 2.3. It is not literally what stands there.',
    );
    expect(entry).not.toContain('url');
    const depth = Array.from(entry.replaceAll(/\\[{}]/g, '')).reduce(
      (d, c) => d + (c === '{' ? 1 : c === '}' ? -1 : 0),
      0,
    );
    expect(depth).toBe(0);
  });

  test('an address stands in it once a maintainer has said where the site is', () => {
    const there = { ...cited, homepage: 'https://maths.test/basincheck/' };
    expect(bibtex(there)).toContain('url = {https://maths.test/basincheck/entries/B000019.html}');
    expect(citation(there)).toContain(
      'entry B000019, 2026. https://maths.test/basincheck/entries/B000019.html. SHA-256',
    );
  });
});

test('no file of the catalogue is at a path that the index does not know', () => {
  expect(existsSync(join(folder, 'entries', `${collection.nextId}.json`))).toBe(false);
});
