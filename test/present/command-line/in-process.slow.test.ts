/** Commands of the catalogue in the tests' own process, where coverage sees them. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { addFile } from '../../../src/present/command-line/add.js';
import { writeCatalogue } from '../../../src/present/command-line/catalogue.js';
import { pdfOf } from '../../../src/present/command-line/pdf.js';
import { query } from '../../../src/present/command-line/query.js';
import { serveUntil } from '../../../src/present/command-line/serve.js';
import { Collection, fileOf, INDEX, lineOf } from '../../../src/present/entries/index.js';
import { project } from '../../project.js';

const shop = mkdtempSync(join(tmpdir(), 'basincheck-catalogue-'));
const to = join(shop, 'counterexamples');
const corpus = (name: string) => readFileSync(join(project, 'test/proof/corpus', `${name}.json`), 'utf8');
let said = '';
/** On a busy machine. */
const SOON = { timeout: 60_000, interval: 50 };

beforeAll(() => {
  cpSync(join(project, 'counterexamples'), to, { recursive: true });
});
afterAll(() => {
  rmSync(shop, { recursive: true, force: true });
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** What the command prints on stdout, and its exit code. */
async function run(command: () => number | Promise<number>): Promise<[number, string]> {
  said = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said += String(text);
    return true;
  });
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const status = await command();
  vi.restoreAllMocks();
  return [status, said];
}

test.each([undefined, true] as const)(
  'add takes in what is new once, and refuses it after that (json: %s)',
  async (json) => {
    const path = join(shop, `tanh-${String(json)}.json`);
    const index = () => Collection.read(readFileSync(join(to, INDEX), 'utf8'), INDEX);
    const options = { to, asIs: true, shrinkTime: 1, timeLimit: 60, ...(json && { json }) } as const;
    writeFileSync(path, corpus(json ? '2.1-without-rank-interval-unnormalised' : '2.2-without-width-tanh'));
    const next = index().nextId;
    const [dry, planned] = await run(() => addFile(path, { ...options, dryRun: true }));
    expect([dry, planned.includes('would be added'), index().nextId]).toEqual([0, true, next]);
    const [done, added] = await run(() =>
      addFile(path, { ...options, author: ['A. Stranger'], ref: ['Notes'], note: 'mine' }),
    );
    expect([done, added.includes(next)]).toEqual([0, true]);
    expect(index().get(next)?.authors).toEqual(['A. Stranger']);
    const [again, refused] = await run(() => addFile(path, options));
    expect([again, refused.includes('duplicate'), refused.includes(next)]).toEqual([1, true, true]);
  },
);

test.each([
  [['width', 'continuous', 'monotone'], { about: 'networks' }, 0],
  [['width', 'continuous', 'monotone', 'stable'], { about: 'networks', then: '2.2' }, 0],
  [['width', 'continuous', 'monotone'], { about: 'networks', then: '2.2', json: true }, 1],
  [['independent'], { about: 'm-1' }, 0],
] as const)('query %j %j exits with %i', async (hypotheses, options, expected) => {
  const [status, text] = await run(() => query(hypotheses, options));
  expect([status, text === '']).toEqual([expected, false]);
});

test('the catalogue is written with a page for each entry', async () => {
  const out = join(shop, 'site');
  const few = join(shop, 'few');
  cpSync(join(project, 'counterexamples/paper/2.1-without-rank.json'), join(few, '2.1-without-rank.json'));
  const [status] = await run(() => writeCatalogue(few, { out }));
  expect(status).toBe(0);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('2.1');
});

test('the site is served while its files change, and until the signal', async () => {
  const young = join(shop, 'young');
  const collection = Collection.read(readFileSync(join(project, 'counterexamples', INDEX), 'utf8'), INDEX);
  const record = collection.at('paper/2.2-without-width');
  if (record === undefined) throw new Error('expected an entry');
  const index = (note: string) => `${lineOf({ ...record, id: 'B000001', note })}\n`;
  const write = (line: string) => {
    writeFileSync(join(young, INDEX), line);
  };
  cpSync(join(project, 'counterexamples', fileOf(record)), join(young, 'entries', 'B000001.json'));
  write(index('first'));
  const stop = new AbortController();
  const complaints = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const told: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => told.push(String(text)) > 0);
  const ended = serveUntil(stop.signal, young, { port: 0, json: true });
  await vi.waitFor(() => {
    expect(told).toHaveLength(1);
  }, SOON);
  const { address } = JSON.parse(told[0] ?? '') as { address: string };
  const page = async () => await (await fetch(`${address}entries/B000001.html`)).text();
  expect(await page()).toContain('first');
  const changes = (await fetch(`${address}.changes`)).body?.getReader();
  const version = async () => {
    const { value } = (await changes?.read()) as { value?: Uint8Array };
    return Buffer.from(value ?? []).toString();
  };
  const before = await version();
  expect(before).toMatch(/^data: [0-9a-f]{64}\n\n$/);
  write(index('second'));
  expect(await version()).not.toBe(before);
  expect(await page()).toContain('second');
  write('nonsense\n');
  await vi.waitFor(() => {
    expect(complaints).toHaveBeenCalledWith('the pages stay as they were\n');
  }, SOON);
  expect(await page()).toContain('second');
  stop.abort();
  expect(await ended).toBe(0);
});

test('a picture as PDF is one page, the same bytes each time', async () => {
  const svg = readFileSync(join(project, 'docs/example-2.1.svg'), 'utf8');
  const [one, other] = [await pdfOf(svg), await pdfOf(svg)];
  expect(Buffer.from(one.subarray(0, 5)).toString()).toBe('%PDF-');
  expect(Buffer.compare(one, other)).toBe(0);
});
