/**
 * What a new user does: an empty project, the packed package, the newest vitest and fast-check installed beside it, the README's
 * example. Then the user's code is broken. Another project has the oldest of both that are allowed, and the files of `examples/`.
 */

import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commandsIn, root, snippets } from '../docs/snippets.js';

const folder = mkdtempSync(join(tmpdir(), 'basincheck-user-'));
const old = mkdtempSync(join(tmpdir(), 'basincheck-old-'));
afterAll(() => {
  for (const each of [folder, old]) rmSync(each, { recursive: true, force: true });
});

const example = Object.fromEntries(snippets().map(({ file, text }) => [file, text]));

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

const vitestProgram = join(folder, 'node_modules', 'vitest', 'vitest.mjs');

function vitest(...args: readonly string[]): { status: number | null; output: string } {
  return run(process.execPath, [vitestProgram, ...args]);
}

function write(file: string, text: string): void {
  writeFileSync(join(folder, file), text);
}

/** Installs the packed package, and other packages beside it, in an empty project. */
function install(cwd: string, ...beside: readonly string[]): void {
  const packed = join(root, 'reports', 'package');
  const [tarball = 'no tarball'] = readdirSync(packed).map((name) => join(packed, name));
  writeFileSync(join(cwd, 'package.json'), JSON.stringify({ name: 'user', private: true, type: 'module' }));
  const args = ['install', '--save-dev', tarball, ...beside, '--prefer-offline', '--no-audit', '--no-fund'];
  const installed = run('npm', args, cwd);
  expect(installed.status, installed.output).toBe(0);
}

const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc6');

beforeAll(() => {
  install(folder, 'vitest@^4', 'fast-check@^4');
  for (const file of ['forward.ts', 'forward.test.ts']) write(file, example[file] ?? '');
});

/** The bytes of all files below a folder. */
function bytesOf(path: string): number {
  return readdirSync(path, { recursive: true, encoding: 'utf8' })
    .map((name) => statSync(join(path, name)))
    .reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
}

describe('with the oldest fast-check and vitest that are allowed', () => {
  const PEERS = ['fast-check', 'pure-rand'];
  /** Of examples/tensors.test.ts. */
  const TENSORS = ['@tensorflow/tfjs-core@4.22.0', '@tensorflow/tfjs-backend-cpu@4.22.0'];

  beforeAll(() => {
    install(old);
    const modules = join(old, 'node_modules');
    const own = readdirSync(modules).filter((name) => !PEERS.includes(name) && !name.startsWith('.'));
    expect(own).toContain('basincheck');
    // Less than 5 MB, without what is there for other reasons.
    expect(own.reduce((sum, name) => sum + bytesOf(join(modules, name)), 0)).toBeLessThan(5_000_000);
    install(old, 'vitest@3.2.0', 'fast-check@4.0.0', '@types/node@20', ...TENSORS);
    cpSync(join(root, 'examples'), old, { recursive: true });
    // It needs a package more.
    rmSync(join(old, 'fast-check-vitest.test.ts'));
    const path = join(old, 'counterexample.test.ts');
    const text = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      text.replace("'..', 'counterexamples'", "'node_modules', 'basincheck', 'counterexamples'"),
    );
  });

  test('there is one copy of fast-check, so that fc.configureGlobal is heard by the matchers', () => {
    const copies = readdirSync(join(old, 'node_modules'), { recursive: true, encoding: 'utf8' });
    expect(copies.filter((name) => /(?:^|[\\/])fast-check[\\/]package\.json$/.test(name))).toEqual([
      join('fast-check', 'package.json'),
    ]);
  });

  test('the files of examples/ compile strictly, and pass', () => {
    const compilerOptions = {
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2023', 'dom'],
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
    };
    writeFileSync(join(old, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.ts'] }));
    const compiled = run(process.execPath, [compiler, '-p', old], old);
    expect(compiled.output).toBe('');
    const { status, output } = run(
      process.execPath,
      [join('node_modules', 'vitest', 'vitest.mjs'), 'run'],
      old,
    );
    expect(status, output).toBe(0);
  });
});

describe('the tutorial', () => {
  const [install = '', ...commands] = commandsIn('docs/tutorial.md');

  test('begins with the packages that are installed here', () => {
    expect(install).toBe('npm install --save-dev basincheck fast-check vitest');
    expect(commands.length).toBeGreaterThan(5);
    for (const { source, file, text } of snippets())
      if (source.startsWith('docs/tutorial.md')) write(file, text);
  });

  test.each(commands)('%s', (command) => {
    const { status, output } = run('sh', ['-c', command]);
    expect(status, output).toBe(0);
  });

  test('leaves a picture and a file that proves itself', () => {
    expect(readFileSync(join(folder, 'hole.svg'), 'utf8')).toContain('the point enclosed');
    expect(run('npx', ['basincheck', 'verify', 'hole.json']).output).toMatch(/^verified/);
  });
});

describe('the README’s example', () => {
  test('passes', () => {
    const { status, output } = vitest('run', 'forward.test.ts');
    expect(output).toContain('1 passed');
    expect(status).toBe(0);
  });

  test('fails when the code is broken as the README says, with the network that it shows', () => {
    const broken = (example['forward.ts'] ?? '').replace('sums.map(phi)', 'sums');
    expect(broken).not.toBe(example['forward.ts']);
    write('forward.ts', broken);
    const { status, output } = vitest(
      'run',
      'forward.test.ts',
      '--reporter=default',
      '--reporter=github-actions',
    );
    write('forward.ts', example['forward.ts'] ?? '');
    expect(status).toBe(1);
    // What GitHub shows at the line in a pull request.
    expect(output).toMatch(
      /::error file=.*forward\.test\.ts,.*::.*forward does not agree with the forward pass/,
    );
    const [, shown = 'no such block'] =
      /```text\n(forward does not agree.*?)```/s.exec(readFileSync(join(root, 'README.md'), 'utf8')) ?? [];
    expect(output).toContain(shown.trimEnd());
    expect(output).toMatch(/replay {4}\{"seed":/);
  });
});

test('every promise of docs/testing.md is kept', () => {
  cpSync(join(root, 'test', 'package', 'lines.user.ts'), join(folder, 'lines.test.ts'));
  const { status, output } = vitest('run', 'lines.test.ts');
  expect(status, output).toBe(0);
});

test('the case on which a function never returns is shown', async () => {
  write(
    'endless.test.ts',
    `import { forwardPass } from 'basincheck/vitest';
import { expect, test } from 'vitest';
let calls = 0;
const right = ({ layers, phi }, x) =>
  layers.reduce((y, { weights, bias }, k) => {
    const sums = weights.map((row, i) => row.reduce((sum, w, j) => sum + w * y[j], bias[i]));
    return k + 1 < layers.length ? sums.map(phi) : sums;
  }, x);
test('ends', async () => {
  const endless = (_, x) => {
    const begin = Date.now();
    while (Date.now() < begin + 300);
    calls += 1;
    for (;;) if (calls < 5) return right(_, x);
  };
  await expect(endless).toAgreeWithReference(forwardPass(), { showAfter: 500, examples: false });
});
`,
  );
  const args = [vitestProgram, 'run', 'endless.test.ts'];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  try {
    await new Promise<void>((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`expected the case, got\n${output}`)), 60_000);
      const take = (chunk: Buffer): void => {
        output += chunk.toString();
        if (!output.includes('  input ')) return;
        clearTimeout(limit);
        resolve();
      };
      child.stdout.on('data', take);
      child.stderr.on('data', take);
    });
  } finally {
    rmSync(join(folder, 'endless.test.ts'));
    // Vitest and the process in which the function runs.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  }
  expect(output).toMatch(
    /endless has not returned yet; the case:\n {2}network {3}\{"format":"basincheck\/network@1"/,
  );
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
    return run(process.execPath, [compiler, '-p', folder]);
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
