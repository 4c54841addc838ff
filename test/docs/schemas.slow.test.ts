/** The JSON Schemas of the file formats agree with what is written and read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { defaultLimits, verify } from '../../src/proof/index.js';
import { readNetwork } from '../../src/exact/index.js';
import { INDEX } from '../../src/present/entries/index.js';
import { apiFiles } from '../../src/present/catalogue/api.js';
import { readJob, writeJob } from '../../src/search/cluster/job.js';
import { readShard, writeShard } from '../../src/search/cluster/shard.js';
import { readDescription } from '../../src/sources/models/index.js';
import { dataEntries, entry, files } from '../present/catalogue/counterexamples.js';
import { project } from '../project.js';

const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
const read = (path: string) => readFileSync(join(project, path), 'utf8');
const schemaFor = (name: string) => ajv.compile(JSON.parse(read(`schema/${name}.schema.json`)) as object);
const [counterexample, network, layers, line, entries, job, answer, shard] = [
  'counterexample',
  'network',
  'layers',
  'entry',
  'entries',
  'job',
  'answer',
  'shard',
].map(schemaFor);

const verified = globSync(['counterexamples/entries/*.json', 'test/proof/corpus/*.json'], { cwd: project })
  .sort()
  .map((path) => ({ path, text: read(path) }))
  .filter(({ text }) => verify(text, { ...defaultLimits, milliseconds: 60_000 }).verdict === 'verified');

type Value = null | boolean | number | string | Value[] | { [key: string]: Value };

/** Every change of one kind at one place: a key away, a key more, a number that is none, a list that is a text. */
function* corrupted(value: Value): Generator<Value> {
  if (Array.isArray(value)) {
    yield 'nothing';
    for (const [i, each] of value.entries()) for (const other of corrupted(each)) yield value.with(i, other);
  } else if (typeof value === 'object' && value !== null) {
    yield { ...value, unknown: 1 };
    for (const [key, each] of Object.entries(value)) {
      if (key === 'provenance') continue;
      yield Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
      for (const other of corrupted(each)) yield { ...value, [key]: other };
    }
  } else if (typeof value === 'string') {
    if (/^-?\d/.test(value)) yield '+1';
    yield 7;
  } else yield 'many';
}

/** Every so many of them. */
const some = (all: Iterable<Value>, most: number): readonly Value[] => {
  const list = [...all];
  const step = Math.max(1, Math.floor(list.length / most));
  return list.filter((_, i) => i % step === 0);
};

describe('counterexample files', () => {
  test('all that are verified have the shape', () => {
    expect(verified.length).toBeGreaterThan(90);
    for (const { path, text } of verified) {
      const isIt = counterexample?.(JSON.parse(text));
      expect([path, isIt, counterexample?.errors?.slice(0, 3)]).toEqual([path, true, undefined]);
    }
  });

  test('none that has another shape is verified', () => {
    let refused = 0;
    for (const { path, text } of verified.filter(({ path: at }) => at.includes('entries/')))
      for (const other of some(corrupted(JSON.parse(text) as Value), 12)) {
        if (counterexample?.(other) === true) continue;
        refused += 1;
        expect([path, verify(JSON.stringify(other)).verdict]).not.toEqual([path, 'verified']);
      }
    expect(refused).toBeGreaterThan(300);
  });

  test.each([
    ['an unknown key', { unknown: 1 }],
    ['a number as such', { attractor: 1 }],
    ['an unknown number of the format', { format: 'basincheck/counterexample@3' }],
    ['data beside a network', { data: {} }],
  ])('%s is refused', (_, change) => {
    expect(counterexample?.({ ...(JSON.parse(verified[0]?.text ?? '') as object), ...change })).toBe(false);
  });
});

test('network files are read if, and only if, they have the shape, as far as corruption goes', () => {
  const text = read('examples/autoencoder.json');
  expect(network?.(JSON.parse(text))).toBe(true);
  for (const other of some(corrupted(JSON.parse(text) as Value), 60)) {
    const isRead = 'network' in readNetwork(JSON.stringify(other));
    // A shape cannot say that rows are of one length.
    if (isRead) expect(network?.(other)).toBe(true);
    else if (network?.(other) === true) expect(JSON.stringify(other)).not.toContain('unknown');
  }
});

test('descriptions of layers that are read have the shape, and corrupted ones are neither', () => {
  for (const path of globSync('test/sources/models/fixtures/*.layers.json', { cwd: project })) {
    const value = JSON.parse(read(path)) as Value;
    expect([path, layers?.(value)]).toEqual([path, true]);
    for (const other of corrupted(value))
      if ('layers' in readDescription(JSON.stringify(other))) expect(layers?.(other)).toBe(true);
  }
});

test('each line of the index has the shape, and corrupted ones do not', () => {
  const lines = read(`counterexamples/${INDEX}`).trimEnd().split('\n');
  for (const each of lines) expect([each, line?.(JSON.parse(each))]).toEqual([each, true]);
  const [first = ''] = lines;
  const record = JSON.parse(first) as Record<string, Value>;
  for (const key of Object.keys(record)) {
    const others = Object.fromEntries(Object.entries(record).filter(([name]) => name !== key));
    expect([key, line?.(others)]).toEqual([key, false]);
  }
  expect(line?.({ ...record, unknown: 1 })).toBe(false);
  expect(line?.({ ...record, sha256: 'AB' })).toBe(false);
});

test('what the site says to programs has the shape, with every entry in it', () => {
  const all = [...files.map(entry), ...dataEntries()];
  const api = apiFiles(all);
  for (const path of ['api/entries.json', 'api/dump.json']) {
    const value = JSON.parse(api.get(path) ?? '') as {
      entries: { file: string; id: string; counterexample?: object }[];
    };
    const isIt = entries?.(value);
    expect([path, isIt, entries?.errors?.slice(0, 3)]).toEqual([path, true, undefined]);
    expect(value.entries).toHaveLength(all.length);
    for (const { file, id } of value.entries)
      expect([id, api.get(file)]).toEqual([id, read(`counterexamples/entries/${id}.json`)]);
    for (const one of value.entries)
      if (one.counterexample) expect(counterexample?.(one.counterexample)).toBe(true);
    expect(entries?.({ ...value, entries: [{ ...value.entries[0], supersededBy: 3 }] })).toBe(false);
  }
});

test('jobs and shares are written in their shapes, and corrupted ones are not read', () => {
  const asked = writeJob({ version: '0.1.0', task: 'search', input: '{}' });
  expect(job?.(JSON.parse(asked))).toBe(true);
  for (const other of corrupted(JSON.parse(asked) as Value))
    if (job?.(other) !== true) expect(() => readJob(JSON.stringify(other))).toThrow();
  const whole = { command: 'hunt', seed: 1, runs: 5, subjects: ['2.1-without-rank'] } as const;
  const share = writeShard(whole, { number: 1, of: 2 }, []);
  expect(shard?.(JSON.parse(share))).toBe(true);
  for (const other of corrupted(JSON.parse(share) as Value))
    if (shard?.(other) !== true) expect(() => readShard(JSON.stringify(other))).toThrow();
  expect(
    answer?.({
      format: 'basincheck/answer@1',
      version: '0.1.0',
      worker: 'a',
      result: '1',
      sha256: '0'.repeat(64),
    }),
  ).toBe(true);
  expect(
    answer?.({
      format: 'basincheck/answer@1',
      version: '0.1.0',
      worker: 'a',
      result: 1,
      sha256: '0'.repeat(64),
    }),
  ).toBe(false);
});

test('every format that the docs name has a schema that says its name', () => {
  const named = [...read('docs/formats.md').matchAll(/^\| `(basincheck\/[^`]*)`/gm)].map(
    ([, format = '']) => format,
  );
  const schemas = globSync('schema/*.schema.json', { cwd: project }).map(read).join('\n');
  for (const format of named) expect([format, schemas.includes(`"${format}"`)]).toEqual([format, true]);
});
