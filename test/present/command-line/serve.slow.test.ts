/** `basincheck site --serve`, in a process of its own, since only Ctrl-C ends it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Collection, INDEX, lineOf } from '../../../src/present/entries/index.js';
import { chromiumPath, FLAGS } from '../../browser/chromium.js';
import { project } from '../../project.js';
import { program, workshop } from './built.js';

const shop = workshop();
const SOON = { timeout: 60_000, interval: 50 };
const entry = 'young/entries/B000001.json';
let address = '';
let server: ChildProcess;
let said = '';
let good = '';

/** The one line of the index, with another note. */
const index = (note: string) => {
  const path = join(project, 'counterexamples', INDEX);
  const record = Collection.read(readFileSync(path, 'utf8'), path).at('paper/2.2-without-width');
  if (record === undefined) throw new Error('expected an entry');
  return `${lineOf({ ...record, id: 'B000001', place: '2.2-without-width', note })}\n`;
};

beforeAll(async () => {
  good = readFileSync(join(project, 'counterexamples', 'paper', '2.2-without-width.json'), 'utf8');
  shop.write(entry, good);
  shop.write(`young/${INDEX}`, index('first'));
  const args = ['site', 'young', '--serve', '--port', '0', '--out', 'written', '--json'];
  server = spawn(process.execPath, [program, ...args], { cwd: shop.folder });
  server.stderr?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const line = await new Promise<string>((resolve, reject) => {
    server.stdout?.once('data', (chunk: Buffer) => {
      resolve(chunk.toString());
    });
    server.once('exit', () => {
      reject(new Error(said));
    });
  });
  const told = JSON.parse(line) as { address: string; entries: number };
  expect(told).toEqual({
    address: expect.stringMatching(/^http:\/\/localhost:\d+\/$/) as string,
    entries: 1,
  });
  ({ address } = told);
});
afterAll(() => {
  server.kill('SIGKILL');
});

const page = async (path: string) => await (await fetch(address + path)).text();
/** As it stands: `fetch` would tidy up the path. */
const statusOf = (path: string, method = 'GET') =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(address);
    request({ hostname, port, path, method }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

test('serves what it writes, with a script that reloads in the pages that it serves alone', async () => {
  const [front, written] = [await page(''), readFileSync(join(shop.folder, 'written/index.html'), 'utf8')];
  expect(front).toContain('new EventSource(');
  expect(front.replace(/<script>new EventSource.*<\/script>\n/, '')).toBe(written);
  expect(await page('entries/B000001.json')).toBe(good);
  const response = await fetch(`${address}entries/B000001.svg`);
  expect(response.headers.get('content-type')).toBe('image/svg+xml');
});

test('leads to nothing but the pages of the site', async () => {
  for (const path of [
    '/../young/entries.jsonl',
    '/..%2f..%2fetc%2fpasswd',
    '/%',
    '/none.html',
    '//etc/passwd',
  ])
    expect([path, await statusOf(path)]).toEqual([path, 404]);
  expect(await statusOf('/', 'POST')).toBe(405);
  expect(await statusOf('/', 'HEAD')).toBe(200);
});

test('a file that changes changes the pages; one that is no longer verified is named, and they stay', async () => {
  shop.write(`young/${INDEX}`, index('second'));
  await vi.waitFor(async () => {
    expect(await page('entries/B000001.html')).toContain('second');
  }, SOON);
  expect(readFileSync(join(shop.folder, 'written/entries/B000001.html'), 'utf8')).toContain('second');
  said = '';
  shop.write(entry, good.replace('"dropped": ["width"]', '"dropped": []'));
  await vi.waitFor(() => {
    expect(said).toContain('the pages stay as they were');
  }, SOON);
  expect(said).toMatch(/^unjudged {2}young\/entries\/B000001\.json {2}expected the SHA-256 /);
  expect(await page('entries/B000001.html')).toContain('second');
  shop.write(entry, good);
  await vi.waitFor(() => {
    expect(said).toContain('1 entries, all verified');
  }, SOON);
});

test.skipIf(chromiumPath === undefined)('a browser loads the page anew when a file changes', async () => {
  const browser = await chromium.launch({ executablePath: chromiumPath ?? '', args: [...FLAGS] });
  try {
    const tab = await browser.newPage();
    await tab.goto(`${address}entries/B000001.html`);
    writeFileSync(join(shop.folder, 'young', INDEX), index('a note of today'));
    await tab.getByText('a note of today').first().waitFor({ timeout: SOON.timeout });
  } finally {
    await browser.close();
  }
});

test('says that a port is in use, and what it wants', async () => {
  const { port } = new URL(address);
  expect(await shop.basincheck('site', 'young', '--serve', '--port', port)).toEqual({
    status: 2,
    stdout: '',
    stderr: `basincheck: --port: expected a port that is free (0 chooses one), got ${port}, which is in use\n`,
  });
  expect((await shop.basincheck('site', 'young', '--serve', '--port', '70000')).stderr).toContain(
    'at most 65535',
  );
  expect((await shop.basincheck('site', 'young')).stderr).toContain(
    '--out: expected a folder for the site, or --serve',
  );
});

test('does not start with a file that is not verified', async () => {
  shop.write('bad/false.json', good.replace('"dropped": ["width"]', '"dropped": []'));
  const { status, stdout, stderr } = await shop.basincheck('site', 'bad', '--serve', '--port', '0');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^rejected {2}bad\/false\.json/);
});

test('ends with Ctrl-C, and 0', async () => {
  const ended = new Promise<number | null>((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(said).toMatch(/stopped\n$/);
});
