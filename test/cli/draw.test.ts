import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workshop } from './built.js';

const shop = workshop();
const catalogue = join(import.meta.dirname, '..', '..', 'counterexamples');

test('draws a verified file, to stdout or into a file', () => {
  const file = join(catalogue, '2.2-without-width.json');
  const { status, stdout } = shop.basincheck('draw', file);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^<svg .*<\/svg>\n$/s);
  expect(stdout).toContain('Theorem 2.2 fails without width');
  expect(shop.basincheck('draw', file, '--out', 'picture.svg').status).toBe(0);
  expect(readFileSync(join(shop.folder, 'picture.svg'), 'utf8')).toBe(stdout);
});

test('says as JSON where the picture is', () => {
  const file = join(catalogue, '3.1-without-width.json');
  const { stdout } = shop.basincheck('draw', file, '--out', 'peak.svg', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'verified', theorem: '3.1', picture: 'peak.svg' });
  const { svg } = JSON.parse(shop.basincheck('draw', file, '--json').stdout) as { svg: string };
  expect(svg).toBe(readFileSync(join(shop.folder, 'peak.svg'), 'utf8'));
});

test('draws nothing that is not verified', () => {
  const text = readFileSync(join(catalogue, '2.2-without-width.json'), 'utf8');
  const path = shop.write('false.json', text.replace('"dropped": ["width"]', '"dropped": []'));
  const rejected = shop.basincheck('draw', path);
  expect([rejected.status, rejected.stdout]).toEqual([1, '']);
  expect(rejected.stderr).toContain('rejected');
  expect(shop.basincheck('draw', 'missing.json').status).toBe(2);
  expect(
    shop.basincheck('draw', join(catalogue, '2.2-without-width.json'), '--time-limit', '1e-6').status,
  ).toBe(2);
});

test('does not draw three inputs, and says so', () => {
  const cube = join(
    import.meta.dirname,
    '..',
    'certificates',
    'corpus',
    '2.1-without-rank-cube-three-cycles.json',
  );
  const { status, stdout, stderr } = shop.basincheck('draw', cube);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('expected at most 2 inputs, got 3');
});
