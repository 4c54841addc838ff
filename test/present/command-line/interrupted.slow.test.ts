/** What a command says after Ctrl-C: that it was interrupted, and nothing of what it did not look at. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Network, Rational, smoothActivations, writeNetwork } from '../../../src/exact/index.js';
import { Random } from '../../../src/sampling/index.js';
import { project } from '../../project.js';
import { program, type Run, workshop } from './built.js';

const shop = workshop();

/** Three inputs, and layers that are wide enough for every look at it to take long. */
const random = new Random(1, 'wide');
const layer = (inputs: number, outputs: number) => {
  const number = () => Rational.of(random.index(33) - 16, 8);
  const row = (length: number) => Array.from({ length }, number);
  return { weights: Array.from({ length: outputs }, () => row(inputs)), bias: row(outputs) };
};
const wide = new Network(smoothActivations.tanh, [layer(3, 64), layer(64, 64), layer(64, 3)]);

/** Sends Ctrl-C to the command again and again, until it ends: from when on it listens cannot be seen from outside. */
async function interrupted(...args: readonly string[]): Promise<Run> {
  return interruptedAfter('', ...args);
}

/** The same, but not before the command has said the text on stdout, or has told by its progress what is expected. */
async function interruptedAfter(text: string | RegExp, ...args: readonly string[]): Promise<Run> {
  // Until the command has a handler of its own, and after it, Ctrl-C does nothing.
  const patient = shop.write(
    'patient.mjs',
    "import { writeSync } from 'node:fs'; process.on('SIGINT', () => undefined); writeSync(3, '.');",
  );
  const running = spawn(process.execPath, ['--import', patient, program, ...args], {
    cwd: shop.folder,
    env: { ...process.env, ...(typeof text !== 'string' && { BASINCHECK_PROGRESS: '1' }) },
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const said: [out: string, err: string] = ['', ''];
  running.stdout?.on('data', (data: Buffer) => (said[0] += data.toString()));
  running.stderr?.on('data', (data: Buffer) => (said[1] += data.toString()));
  const ended = once(running, 'close') as Promise<[number | null]>;
  await once(running.stdio[3] as Readable, 'data');
  let status: number | null | undefined;
  while (status === undefined) {
    // A second signal would end the process at once.
    const isSaid = said.some((each) => (typeof text === 'string' ? each.includes(text) : text.test(each)));
    if (isSaid && !said[1].includes('interrupted')) running.kill('SIGINT');
    [status] = await Promise.race([ended, setTimeout(100, [undefined])]);
  }
  return { status, stdout: said[0], stderr: said[1] };
}

test('hunt: each cell is said to be interrupted, also in JSON', async () => {
  const args = ['hunt', '--theorem', '2.3', '--seed', '3', '--out', 'found'];
  const { status, stdout, stderr } = await interrupted(...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining('interrupted\n')]);
  expect(stdout.match(/\| interrupted/g)).toHaveLength(5);
  expect(stdout).not.toMatch(/not found|survived/);
  const json = JSON.parse((await interrupted(...args, '--json')).stdout) as { cells: object[] };
  expect(json).toMatchObject({ interrupted: true });
  expect(json.cells).toHaveLength(5);
  for (const cell of json.cells) expect(cell).toMatchObject({ interrupted: true, file: null });
});

test('hunt --exhaustive: how many networks were looked at, not that none was found', async () => {
  const args = ['hunt', '--exhaustive', '--theorem', '2.3', '--without', 'surjective', '--dimension', '2'];
  const scope = ['--hidden', '2', '--numbers', '0,1,-1', '--out', 'found'];
  const { status, stdout, stderr } = await interrupted(...args, ...scope);
  expect([status, stderr]).toEqual([2, 'interrupted\n']);
  expect(stdout).toMatch(/^2\.3-without-surjective: interrupted: of the 531441 networks of the scope /);
  expect(stdout).not.toContain('none was found');
});

test('hunt --hopfield: the rows that were seen', async () => {
  const { status, stdout } = await interrupted('hunt', '--hopfield', '100000');
  expect([status, stdout]).toEqual([2, expect.stringMatching(/^interrupted after \d+ of 800000 networks$/m)]);
});

test('stress: every statement, also one of which no case was looked at', async () => {
  const args = ['stress', '--theorem', '2.1', 'lem-2.1', '--runs', '1000000', '--seed', '5'];
  const { status, stdout, stderr } = await interrupted(...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining('interrupted\n')]);
  expect(stdout).toMatch(/^2\.1 +interrupted: /m);
  expect(stdout).toMatch(/^lem-2\.1 +interrupted: 0 cases: not looked at \(seed 5\)$/m);
  expect(stdout).not.toMatch(/passed|failed/);
});

test('stress --shard: how much of the share was done and written down', async () => {
  const args = ['stress', '--theorem', '2.1', 'lem-2.1', '--runs', '20000', '--seed', '5', '--shard', '1/2'];
  const { status, stdout } = await interrupted(...args, '--out', 'share', '--json');
  const { cases, file } = JSON.parse(stdout) as { readonly cases: number; readonly file: string };
  const { result } = JSON.parse(readFileSync(join(shop.folder, file), 'utf8')) as { readonly result: string };
  const parts = JSON.parse(result) as readonly { readonly cases: readonly object[] }[];
  expect([status, parts.flatMap((part) => part.cases).length]).toEqual([2, cases]);
  const again = await interrupted(...args, '--out', 'share');
  expect(again.stdout).toMatch(
    /^interrupted: \d+ cases, 0 of them failed; written to .*, from where the same command goes on$/m,
  );
});

test('train: that the loss was not reached because of it', async () => {
  const args = ['train', '--data', 'sphere', '--count', '500', '--widths', '3,2', '--loss', '1e-300'];
  const { status, stdout } = await interrupted(...args, '--steps', '100000000', '--out', 'net.json');
  expect(status).toBe(2);
  expect(stdout).toMatch(/^loss .* was not reached: interrupted\n$/);
  expect(readdirSync(shop.folder)).not.toContain('net.json');
});

test('train --method adaptive: the rows as they are by then, written with --keep', async () => {
  shop.write('two.csv', '0.2,0.3,0.1\n0.1,0.2,0.4\n');
  const args = ['train', '--data', 'two.csv', '--method', 'adaptive', '--loss', '1e-300'];
  const { status, stdout } = await interrupted(
    ...args,
    '--steps',
    '1e9',
    '--keep',
    '--out',
    'a.json',
    '--json',
  );
  const { end, rows, network } = JSON.parse(stdout) as {
    readonly end: string;
    readonly rows: readonly { readonly end: string }[];
    readonly network: string;
  };
  expect([status, end, rows.length, network]).toEqual([2, 'interrupted', 3, 'a.json']);
  expect(rows.map((row) => row.end)).toContain('under way');
  expect(readdirSync(shop.folder)).toContain('a.json');
});

test('memory: that nothing is known yet, in text and in JSON', async () => {
  const layer = { weights: [[2]], bias: [0] };
  const network = { format: 'basincheck/network@1', activation: { name: 'tanh' }, layers: [layer, layer] };
  shop.write('tanh.json', JSON.stringify(network));
  shop.write('examples.csv', '1\n-1\n');
  const args = ['memory', 'tanh.json', '--examples', 'examples.csv', '--copies', '100000000'];
  const { status, stdout, stderr } = await interrupted(...args, '--out', 'memory.svg');
  expect({ status, stdout, stderr }).toEqual({
    status: 2,
    stdout: 'interrupted: nothing is known yet of what the network remembers\n',
    stderr: 'interrupted\n',
  });
  expect(JSON.parse((await interrupted(...args, '--json')).stdout)).toEqual({
    network: 'tanh.json',
    interrupted: true,
  });
  expect(readdirSync(shop.folder)).not.toContain('memory.svg');
});

test('kernel: nothing at first, then what is predicted of the examples as they are', async () => {
  const points = new Random(1, 'points');
  const row = () => Array.from({ length: 16 }, () => points.normal().toFixed(3)).join(',');
  shop.write('many.csv', Array.from({ length: 80 }, row).join('\n'));
  const args = ['kernel', 'many.csv', '--starts', '0'];
  const early = await interrupted(...args);
  expect([early.status, early.stdout]).toEqual([2, 'interrupted: nothing is predicted yet\n']);
  const { status, stdout, stderr } = await interruptedAfter(/other norms/, ...args);
  expect([status, stderr]).toEqual([2, expect.stringContaining('interrupted\n')]);
  expect(stdout).toMatch(/^80 examples in dimension 16;/);
  expect(stdout).toMatch(/interrupted: what is above is whole, the rest was not looked at\n$/);
  const json = JSON.parse((await interruptedAfter(/other norms/, ...args, '--json')).stdout) as object;
  expect(json).toMatchObject({ source: 'many.csv', interrupted: true, curve: [] });
  expect((json as { predicted: unknown[] }).predicted).toHaveLength(80);
});

test('figure: what was measured of the networks that are trained', async () => {
  const { status, stdout } = await interruptedAfter(/[1-9]\d*\/12 steps/, 'figure', 'single', '--json');
  const { found } = JSON.parse(stdout) as { found: { readonly trained: number }[] };
  expect(status).toBe(2);
  expect(found.length).toBeGreaterThan(0);
  for (const { trained } of found) expect(trained).toBeGreaterThan(0);
});

test('verify: the verdicts so far, in text and in JSON', async () => {
  const slow = base('2.3-without-surjective-tanh', (cell) => ({ ...cell, steps: 10_000 }));
  shop.write('many/0-no-proof.json', '{}');
  shop.write('many/1-slow.json', slow);
  const args = ['verify', 'many', '--time-limit', '86400'];
  const { status, stdout, stderr } = await interruptedAfter('0-no-proof', ...args);
  expect([status, stderr]).toEqual([2, 'interrupted\n']);
  expect(stdout).toMatch(/^unjudged {2}many\/0-no-proof\.json .*\n$/);
  const json = await interrupted(...args, '--json');
  expect([json.status, json.stderr]).toEqual([2, 'interrupted\n']);
  const verdicts = JSON.parse(json.stdout) as { file: string }[];
  expect(['', 'many/0-no-proof.json']).toContain(verdicts.map(({ file }) => file).join());
});

/** A file of the corpus with other barrier cells. */
function base(name: string, cell: (cell: object) => object): string {
  const text = readFileSync(join(project, 'test', 'proof', 'corpus', `${name}.json`), 'utf8');
  const file = JSON.parse(text) as { witness: { cells: object[] } };
  return JSON.stringify({ ...file, witness: { ...file.witness, cells: file.witness.cells.map(cell) } });
}

test.each([
  ['probe', ['probe', 'wide.json', '--theorem', '2.2'], 'nothing is known yet of the conclusion'],
  ['report', ['report', 'wide.json'], 'there is no report'],
  ['draw', ['draw', 'wide.json'], 'there is no picture'],
  ['figure', ['figure', 'recovery'], 'there is no figure'],
] as const)('%s: that it knows nothing yet, also in JSON', async (_, args, sentence) => {
  shop.write('wide.json', writeNetwork(wide));
  const { status, stdout, stderr } = await interrupted(...args);
  expect([status, stdout]).toEqual([2, `interrupted: ${sentence}\n`]);
  expect(stderr).toContain('interrupted\n');
  const json = await interrupted(...args, '--json');
  expect([json.status, JSON.parse(json.stdout)]).toEqual([2, expect.objectContaining({ interrupted: true })]);
});
