import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { program, workshop } from './built.js';
import { project } from '../../project.js';

const shop = workshop();
const catalogue = join(project, 'counterexamples');
const cell = ['--theorem', '3.1', '--without', 'monotone'];

test('the same seed gives the same files, with one job and with two, twice', async () => {
  const runs: { readonly stdout: string; readonly file: string }[] = [];
  for (const [k, jobs] of ['1', '2', '1', '2'].entries()) {
    const out = `found-${k}`;
    const { status, stdout } = await shop.basincheck(
      'hunt',
      ...cell,
      '--seed',
      '5',
      '--jobs',
      jobs,
      '--out',
      out,
    );
    expect(status).toBe(0);
    const folder = join(shop.folder, out);
    expect(readdirSync(folder)).toEqual(['3.1-without-monotone.json']);
    runs.push({ stdout, file: readFileSync(join(folder, '3.1-without-monotone.json'), 'utf8') });
  }
  expect(new Set(runs.map(({ file }) => file)).size).toBe(1);
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
  expect(runs[0]?.stdout).toContain('| 3.1     | monotone');
  expect((await shop.basincheck('verify', 'found-0')).status).toBe(0);
});

test('a rerun keeps a finished file', async () => {
  const file = join(shop.folder, 'found-0', '3.1-without-monotone.json');
  const first = readFileSync(file);
  const again = await shop.basincheck('hunt', ...cell, '--seed', '5', '--out', 'found-0', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({
    cells: [{ cell: '3.1-without-monotone', candidates: 0 }],
  });
  expect(readFileSync(file)).toEqual(first);
});

test('a file of another hunt stays where nothing smaller is found', async () => {
  const kept = readFileSync(join(catalogue, '3.1-without-monotone.json'));
  const path = shop.write('kept/3.1-without-monotone.json', kept);
  expect((await shop.basincheck('hunt', ...cell, '--seed', '6', '--out', 'kept')).status).toBe(0);
  expect(readFileSync(path)).toEqual(kept);
});

test('a larger file gives way', async () => {
  const clumsy = readFileSync(
    join(project, 'test', 'proof', 'corpus', '3.1-without-monotone-octahedron.json'),
  );
  const path = shop.write('larger/3.1-without-monotone.json', clumsy);
  expect((await shop.basincheck('hunt', ...cell, '--seed', '5', '--out', 'larger')).status).toBe(0);
  expect(readFileSync(path, 'utf8')).not.toBe(clumsy.toString());
});

test('what is not found within the budget is said, with exit code 2', async () => {
  const { status, stdout } = await shop.basincheck(
    'hunt',
    '--theorem',
    '2.3',
    '--without',
    'surjective',
    '--runs',
    '10',
    '--out',
    'none',
  );
  expect(status).toBe(2);
  expect(stdout).toContain('not found');
});

test('a file in the way that is no counterexample is an error, not overwritten', async () => {
  const path = shop.write('broken/3.1-without-monotone.json', '{}');
  const { status, stderr } = await shop.basincheck('hunt', ...cell, '--out', 'broken');
  expect(status).toBe(2);
  expect(stderr).toContain('expected a verified counterexample');
  expect(readFileSync(path, 'utf8')).toBe('{}');
});

test('a file in the way that is about another cell is an error, not overwritten', async () => {
  const other = readFileSync(join(catalogue, '3.1-without-width.json'));
  const path = shop.write('other/3.1-without-monotone.json', other);
  const { status, stderr } = await shop.basincheck('hunt', ...cell, '--out', 'other');
  expect(status).toBe(2);
  expect(stderr).toContain(
    'expected a counterexample for 3.1-without-monotone, got one for 3.1 without width',
  );
  expect(readFileSync(path)).toEqual(other);
});

test('with every hypothesis kept nothing is found, which is what a hunt hopes for there', async () => {
  const args = ['--theorem', '2.2', '--without', 'none', '--runs', '60', '--out', 'control'];
  const { status, stdout } = await shop.basincheck('hunt', ...args);
  expect(status).toBe(0);
  expect(stdout).toContain('survived 60 networks');
  expect(stdout.split('\n').filter((line) => line.includes('2.2'))).toHaveLength(1);
  const { cells } = JSON.parse((await shop.basincheck('hunt', ...args, '--json')).stdout) as {
    cells: unknown;
  };
  expect(cells).toEqual([{ cell: '2.2-without-none', file: null, candidates: 60, interrupted: false }]);
});

test('a hypothesis that the theorem does not have is an error', async () => {
  const { status, stderr } = await shop.basincheck('hunt', '--theorem', '3.1', '--without', 'square');
  expect(status).toBe(2);
  expect(stderr).toContain('expected a hypothesis of Theorem 3.1');
});

test('the matrix of a folder is printed as Markdown and as JSON', async () => {
  const table = (await shop.basincheck('matrix', catalogue)).stdout.trim().split('\n');
  const rows = JSON.parse((await shop.basincheck('matrix', catalogue, '--json')).stdout) as object[];
  expect([table.length, rows.length]).toEqual([17, 15]);
  expect(rows[3]).toMatchObject({
    theorem: '2.1',
    dropped: 'rank',
    counterexample: { inputDimension: 1, depth: 2 },
  });
});

test('a folder that is not there has no matrix', async () => {
  const { status, stdout, stderr } = await shop.basincheck('matrix', 'nowhere');
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain('nowhere: expected a folder of counterexamples, got none');
});

test.each(['[]', '{}', 'null', '{"2.2-without-none": "many"}', '{"2.2-without-width": 5}'])(
  'numbers of survivors that read %s are refused',
  async (text) => {
    const path = shop.write('survived.json', text);
    const { status, stdout, stderr } = await shop.basincheck('matrix', catalogue, '--survived', path);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('expected an object with numbers of networks under 2.1-without-none');
  },
);

test('Ctrl-C leaves whole files, and the matrix is printed', async () => {
  const script = shop.write(
    'interrupt.mjs',
    `import { spawn } from 'node:child_process';
     const child = spawn(process.execPath, process.argv.slice(2), { stdio: ['ignore', 'inherit', 'pipe'] });
     child.stderr.on('data', (text) => { if (String(text).includes('found, shrinking')) child.kill('SIGINT'); });
     child.on('exit', (code) => process.exit(code ?? 9));`,
  );
  const args = [script, program, 'hunt', '--theorem', '2.2', '--seed', '3', '--out', 'stopped'];
  const { status, stdout } = spawnSync(process.execPath, args, { cwd: shop.folder, encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stdout).toContain('| theorem');
  const files = readdirSync(join(shop.folder, 'stopped')).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(0);
  expect((await shop.basincheck('verify', 'stopped')).status).toBe(0);
  writeFileSync(script, '');
});
