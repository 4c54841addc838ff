/**
 * What a new user does: an empty project, the packed package, vitest and fast-check installed beside it, the README's
 * example. Then the user's code is broken.
 */

import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root, snippets } from '../docs/snippets.js';

const folder = mkdtempSync(join(tmpdir(), 'basincheck-user-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const example = Object.fromEntries(snippets().map(({ file, text }) => [file, text]));
const pinned = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;

/** What a command in the user's folder prints, and its exit status. */
function run(
  command: string,
  args: readonly string[],
  cwd = folder,
): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, CI: 'true' },
  });
  return { status, output: `${stdout}${stderr}` };
}

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

beforeAll(() => {
  const packed = join(root, 'reports', 'package');
  const [tarball] = readdirSync(packed).map((name) => join(packed, name));
  write('package.json', JSON.stringify({ name: 'user', private: true, type: 'module' }));
  const packages = [
    tarball ?? 'no tarball',
    `vitest@${pinned.devDependencies?.vitest ?? ''}`,
    `fast-check@${pinned.dependencies?.['fast-check'] ?? ''}`,
  ];
  const installed = run('npm', ['install', ...packages, '--prefer-offline', '--no-audit', '--no-fund']);
  expect(installed.status, installed.output).toBe(0);
  for (const file of ['forward.ts', 'forward.test.ts']) write(file, example[file] ?? '');
});

describe('the README’s example', () => {
  test('passes', () => {
    const { status, output } = run(process.execPath, [
      join(folder, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
    ]);
    expect(output).toContain('1 passed');
    expect(status).toBe(0);
  });

  test('fails when the code is broken as the README says, with the network that it shows', () => {
    const broken = (example['forward.ts'] ?? '').replace('sums.map(phi)', 'sums');
    expect(broken).not.toBe(example['forward.ts']);
    write('forward.ts', broken);
    const { status, output } = run(process.execPath, [
      join(folder, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
    ]);
    write('forward.ts', example['forward.ts'] ?? '');
    expect(status).toBe(1);
    const [, shown = 'no such block'] =
      /```text\n(forward does not agree.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
    expect(output).toContain(shown.trimEnd());
    expect(output).toMatch(/replay {4}\{"seed":/);
  });
});

test('the command line runs', () => {
  const { status, output } = run('npx', [
    '--no',
    'basincheck',
    'verify',
    'node_modules/basincheck/counterexamples',
  ]);
  expect(status, output).toBe(0);
});

/** A file that uses every part of the package, and lines that must not compile. */
const CONSUMER = `
import { Network, Rational, relu, probe, theorem22, type Probe } from 'basincheck';
import { network } from 'basincheck/arbitraries';
import { drawNetwork } from 'basincheck/draw';
import { forwardPass as alone, type PlainNetwork } from 'basincheck/references';
import { type Verification, verify } from 'basincheck/verify';
import { componentLabels, forwardPass, jacobian, type TheoremOptions } from 'basincheck/vitest';
import { expect } from 'vitest';

const half: Rational = Rational.of(1, 2);
const F = new Network(relu, [{ weights: [[half]], bias: [Rational.zero] }]);
export const verification: Verification = verify('{}');
export const probed: Probe = probe(F, theorem22, { seed: 1 });
export const picture: string = drawNetwork(F, 'F');
const options: TheoremOptions = { allow: ['vacuous'] };
const forward = (plain: PlainNetwork, x: number[]): Float64Array => Float64Array.from(x, plain.phi);
expect(F).toSatisfyTheorem('2.2', options);
expect('file.json').not.toBeVerifiedCounterexample();
export const later: Promise<void> = expect(forward).toAgreeWithReference(forwardPass({ networks: network() }));
await expect((cells: Uint8Array) => Array.from(cells)).toAgreeWithReference(componentLabels());
alone().check(forward, alone().cases.generate as never);
`;
const WRONG = [
  [`expect({}).toSatisfyTheorem('2.4');`, `'"2.4"' is not assignable to parameter of type 'TheoremId'`],
  [
    `await expect((x: string) => [x.length]).toAgreeWithReference(forwardPass());`,
    `is not assignable to parameter of type 'Comparable<`,
  ],
  [
    `await expect((n: PlainNetwork, x: number[]) => 'y' + x.length).toAgreeWithReference(jacobian());`,
    `is not assignable to parameter of type 'Comparable<`,
  ],
  [`expect(1).toBeVerifiedCounterexample(2);`, 'Expected 0 arguments, but got 1'],
] as const;

describe.each([
  ['node16', 'node16'],
  ['esnext', 'bundler'],
])('types, with module %s and resolution %s', (module, moduleResolution) => {
  const compiled = (text: string): { status: number | null; output: string } => {
    const file = `consumer-${moduleResolution}.ts`;
    write(file, text);
    const config = {
      compilerOptions: {
        module,
        moduleResolution,
        target: 'es2022',
        lib: ['es2023', 'dom'],
        strict: true,
        noEmit: true,
        types: [],
        skipLibCheck: true,
      },
      files: [file],
    };
    write('tsconfig.json', JSON.stringify(config));
    return run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder]);
  };

  test('a user’s file compiles, and wrong ones do not', () => {
    const lines = WRONG.map(([line]) => line).join('\n');
    const { status, output } = compiled(`${CONSUMER}\n${lines}`);
    expect(status).toBe(2);
    const first = CONSUMER.split('\n').length + 1;
    const errors = output.split('\n').filter((line) => line.startsWith('consumer'));
    expect(errors.map((line) => Number(/\((\d+),/.exec(line)?.[1]) - first)).toEqual(WRONG.map((_, i) => i));
    for (const [, message] of WRONG) expect(output).toContain(message);
  });
});
