import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { workshop } from './built.js';
import { project } from '../../project.js';

const shop = workshop();
const cube = '2.1-without-rank-cube-three-cycles.json';

beforeAll(() => {
  mkdirSync(join(shop.folder, 'mine'));
  cpSync(join(project, 'counterexamples', '3.1-without-width.json'), join(shop.folder, 'mine', 'hat.json'));
  cpSync(join(project, 'test', 'proof', 'corpus', cube), join(shop.folder, 'mine', 'below', 'cube.json'));
});

test('writes a site of a folder’s files, and takes an earlier one away', async () => {
  const { status, stdout } = await shop.basincheck('catalogue', 'mine', '--out', 'site');
  expect([status, stdout]).toEqual([0, '7 entries, all verified, written to site/index.html\n']);
  const front = readFileSync(join(shop.folder, 'site', 'index.html'), 'utf8');
  expect(front).toContain('href="counterexamples/hat.html"');
  expect(front).toContain('none in 12500 networks');
  // Three inputs: slices.
  const page = readFileSync(join(shop.folder, 'site', 'counterexamples', 'below', 'cube.html'), 'utf8');
  expect(page).toContain('The basin of x* in slices of space');
  expect(page).toContain('href="../../style.css"');
  expect(existsSync(join(shop.folder, 'site', 'counterexamples', 'below', 'cube.svg'))).toBe(true);

  const kept = join(shop.folder, 'site', 'CNAME');
  writeFileSync(kept, 'mine');
  const again = await shop.basincheck('catalogue', join('mine', 'below'), '--out', 'site', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({ site: 'site/index.html', entries: 6 });
  expect(existsSync(join(shop.folder, 'site', 'counterexamples', 'hat.html'))).toBe(false);
  expect(existsSync(kept)).toBe(true);
});

test('writes nothing if a file is not verified, and names it', async () => {
  const text = readFileSync(join(shop.folder, 'mine', 'hat.json'), 'utf8');
  shop.write('bad/good.json', text);
  shop.write('bad/false.json', text.replace('"dropped": ["width"]', '"dropped": []'));
  const { status, stdout, stderr } = await shop.basincheck('catalogue', 'bad', '--out', 'none');
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^rejected {2}bad\/false\.json {2}dropped: /);
  expect(existsSync(join(shop.folder, 'none'))).toBe(false);
  shop.write('odd/nonsense.json', 'nonsense');
  expect((await shop.basincheck('catalogue', 'odd', '--out', 'none')).status).toBe(2);
  shop.write('named/a#b.json', text);
  expect((await shop.basincheck('catalogue', 'named', '--out', 'none')).stderr).toContain(
    'expected a name of letters',
  );
  expect((await shop.basincheck('catalogue', 'missing', '--out', 'none')).status).toBe(2);
});

test('leaves a folder alone that holds something else', async () => {
  shop.write('full/note.txt', 'mine');
  const { status, stderr } = await shop.basincheck('catalogue', 'mine', '--out', 'full');
  expect([status, readdirSync(join(shop.folder, 'full'))]).toEqual([2, ['note.txt']]);
  expect(stderr).toContain('expected a new or empty folder, or an earlier site');
  shop.write('lying/files.json', '["../mine/hat.json"]');
  expect((await shop.basincheck('catalogue', 'mine', '--out', 'lying')).status).toBe(2);
  expect(existsSync(join(shop.folder, 'mine', 'hat.json'))).toBe(true);
});
