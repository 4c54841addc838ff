import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { workshop } from './built.js';
import { project } from '../../project.js';
import { collection } from '../catalogue/counterexamples.js';

const shop = workshop();
const catalogue = join(project, 'counterexamples');

test('draws a verified file, to stdout or into a file', async () => {
  const file = join(catalogue, '2.2-without-width.json');
  const { status, stdout } = await shop.basincheck('draw', file);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^<svg .*<\/svg>\n$/s);
  expect(stdout).toContain('Theorem 2.2 fails without width');
  expect((await shop.basincheck('draw', file, '--out', 'picture.svg')).status).toBe(0);
  expect(readFileSync(join(shop.folder, 'picture.svg'), 'utf8')).toBe(stdout);
});

test('takes an entry of the catalogue by its id or its cell, as show does', async () => {
  const record = collection.at('2.2-without-width');
  const { status, stdout } = await shop.basincheck('draw', record?.id ?? '');
  expect([status, stdout]).toEqual([
    0,
    (await shop.basincheck('draw', join(catalogue, '2.2-without-width.json'))).stdout,
  ]);
  expect((await shop.basincheck('draw', '2.2', 'without', 'width')).stdout).toBe(stdout);
  expect(
    (await shop.basincheck('draw', collection.at('2.3-without-surjective')?.id ?? '', '--layers')).status,
  ).toBe(0);
});

test('an id that was never given is answered with those that were, by every command that takes ids', async () => {
  const last = collection.records.at(-1)?.id ?? '';
  const expected = `an id of the catalogue, from B000001 to ${last}`;
  for (const command of [['show'], ['draw'], ['draw', '--layers'], ['verify']]) {
    const { status, stdout, stderr } = await shop.basincheck(...command, 'B999999');
    const line = `unjudged  B999999  expected ${expected}, got B999999\n`;
    expect([command, status, stdout + stderr]).toEqual([command, 2, line]);
    const json: unknown = JSON.parse((await shop.basincheck(...command, 'B999999', '--json')).stdout);
    const problems = [{ path: '', expected, found: 'B999999', limit: false }];
    const verdict = { file: 'B999999', verdict: 'unjudged', problems, count: 1 };
    expect(json).toEqual(command[0] === 'verify' ? [verdict] : verdict);
  }
});

test('says as JSON where the picture is', async () => {
  const file = join(catalogue, '3.1-without-width.json');
  const { stdout } = await shop.basincheck('draw', file, '--out', 'peak.svg', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ verdict: 'verified', theorem: '3.1', picture: 'peak.svg' });
  const { svg } = JSON.parse((await shop.basincheck('draw', file, '--json')).stdout) as { svg: string };
  expect(svg).toBe(readFileSync(join(shop.folder, 'peak.svg'), 'utf8'));
});

test('draws nothing that is not verified', async () => {
  const text = readFileSync(join(catalogue, '2.2-without-width.json'), 'utf8');
  const path = shop.write('false.json', text.replace('"dropped": ["width"]', '"dropped": []'));
  const rejected = await shop.basincheck('draw', path);
  expect([rejected.status, rejected.stdout]).toEqual([1, '']);
  expect(rejected.stderr).toContain('rejected');
  expect((await shop.basincheck('draw', 'missing.json')).status).toBe(2);
  // Long enough for a clock of milliseconds: ten thousand steps.
  const long = shop.write(
    'long.json',
    text.replace('"into": "0", "steps": 0', '"into": "0", "steps": 10000'),
  );
  expect((await shop.basincheck('draw', long, '--time-limit', '0.001')).status).toBe(2);
});

const network = {
  format: 'basincheck/network@1',
  activation: { name: 'hard-tanh' },
  layers: [
    { weights: [[2]], bias: [0] },
    { weights: [[1]], bias: [0] },
  ],
};

test('draws a network file, and says that nothing of it is certified', async () => {
  const path = shop.write('switch.json', JSON.stringify(network));
  const { status, stdout } = await shop.basincheck('draw', path, '--window', '-3,3', '--size', '700');
  expect(status).toBe(0);
  expect(stdout).toContain('switch.json: ℝ → ℝ, depth 2, widths 1, 1');
  expect(stdout).toContain('width="700"');
  expect(stdout).toContain('Nothing in this picture is certified.');
  const whole = await shop.basincheck('draw', path, '--compact', '--json');
  expect(JSON.parse(whole.stdout)).toMatchObject({ file: path, svg: expect.stringContaining('∞') as string });
});

test('refuses what cannot be drawn, and says why', async () => {
  const path = shop.write('switch.json', JSON.stringify(network));
  const refusals: readonly (readonly [readonly string[], string])[] = [
    [[path, '--out', 'picture.gif'], 'expected a picture named .svg, .png, .pdf or .tikz, got picture.gif'],
    [[path, '--window', '0,1,0,1'], 'expected a window of 2 numbers (x from, to), got 4'],
    [[path, '--window', '1,1'], 'expected a window that is not empty, got 1 to 1'],
    [[path, '--window', '0,x'], 'expected numbers with commas between them'],
    [[path, '--size', '7'], 'expected a size of 100 to 8000 pixels, got 7'],
    [[shop.write('no.json', '{"format": "basincheck/network@1"}')], 'no.json: '],
  ];
  for (const [args, message] of refusals) {
    const { status, stdout, stderr } = await shop.basincheck('draw', ...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
  }
});

const reluNetwork = JSON.stringify({
  format: 'basincheck/network@1',
  activation: { name: 'relu' },
  layers: [
    {
      weights: [
        [1, 0],
        [0, 1],
      ],
      bias: [0, 0],
    },
    {
      weights: [
        [1, 1],
        [0, 1],
      ],
      bias: [0, 0],
    },
  ],
});

test('figure 1 is drawn, to stdout or into a file, with the images as JSON', async () => {
  const { status, stdout } = await shop.basincheck('figure', '1');
  expect([status, stdout]).toEqual([0, readFileSync(join(catalogue, '..', 'docs', 'figure-1.svg'), 'utf8')]);
  const printed = (await shop.basincheck('figure', '1', '--out', 'figure-1.svg', '--json')).stdout;
  expect(readFileSync(join(shop.folder, 'figure-1.svg'), 'utf8')).toBe(stdout);
  const { picture, panels } = JSON.parse(printed) as { picture: string; panels: unknown[] };
  expect([picture, panels.length]).toEqual(['figure-1.svg', 9]);
  expect(panels[8]).toMatchObject({
    title: 'F(ℝ²)',
    images: [
      { part: 'ℝ²', sets: [{ dimension: 1, corners: [{ at: ['-1', '1'] }, { at: ['0', '0'] }] }] },
      {},
      {},
      {},
      {},
      {},
    ],
  });
  expect((await shop.basincheck('figure', '2')).status).toBe(2);
});

test('draw --layers takes a network file or a verified counterexample file', async () => {
  const path = shop.write('relu.json', reluNetwork);
  const drawn = JSON.parse((await shop.basincheck('draw', path, '--layers', '--json')).stdout) as Record<
    string,
    unknown
  >;
  expect(drawn).toMatchObject({ file: path, images: 'exact' });
  expect(drawn.panels).toHaveLength(4);
  const file = join(catalogue, '2.3-without-surjective.json');
  const { status, stdout } = await shop.basincheck('draw', file, '--layers');
  expect(status).toBe(0);
  expect(stdout).toContain('Theorem 2.3 fails without surjective: F layer by layer');
  const text = readFileSync(file, 'utf8').replace('"dropped": ["surjective"]', '"dropped": []');
  expect(await shop.basincheck('draw', shop.write('false.json', text), '--layers')).toMatchObject({
    status: 1,
    stdout: '',
  });
});

test('draw --layers says what is wrong with a network, and takes two inputs only', async () => {
  const broken = shop.write('broken.json', reluNetwork.replace('relu', 'rely'));
  expect(await shop.basincheck('draw', broken, '--layers')).toMatchObject({ status: 2, stdout: '' });
  expect((await shop.basincheck('draw', broken, '--layers')).stderr).toContain('activation.name: expected');
  const line = join(catalogue, '2.2-without-width.json');
  const { status, stderr } = await shop.basincheck('draw', line, '--layers');
  expect([status, stderr]).toEqual([2, expect.stringContaining('expected a network with 2 inputs, got 1')]);
  const space = join(project, 'test/proof/corpus/2.1-without-rank-cube-three-cycles.json');
  expect((await shop.basincheck('draw', space, '--layers')).stderr).toContain(
    'expected a network with 2 inputs, got 3',
  );
});

test('draw --layers has a width, and refuses what would choose a part of the plane', async () => {
  const path = shop.write('relu.json', reluNetwork);
  expect((await shop.basincheck('draw', path, '--layers', '--size', '800')).stdout).toMatch(
    /^<svg [^>]* width="800"/,
  );
  for (const option of [['--window', '0,1,0,1'], ['--compact'], ['--size', '1']]) {
    const { status, stdout, stderr } = await shop.basincheck('draw', path, '--layers', ...option);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain(option[0] === '--size' ? 'expected a size' : option[0]);
  }
});
