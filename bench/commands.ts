/** Commands as a user has them: when the first output comes, when they end, and what their time goes into. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Bench, Measured } from './part.js';
import { median } from './statistics.js';
import { figure, table } from './table.js';

/** As on the README's page: the second command takes what the first has written. */
const TRAIN =
  'train --data sphere --dimension 10 --widths 1000,10 --out net.json --save-examples examples.csv';
/** Each with the exit code that it has to have. */
const COMMANDS: readonly (readonly [command: string, status: number])[] = [
  ['--help', 0],
  ['show B000003', 0],
  ['verify B000003', 0],
  ['draw B000003 --out picture.svg', 0],
  ['probe B000003.json --theorem 2.1', 1],
  ['query continuous monotone', 0],
  [TRAIN, 0],
  ['memory net.json --examples examples.csv', 1],
  ['report switches.json', 0],
  ['hunt --theorem 3.1 --without monotone --seed 1', 0],
  ['hunt --theorem 2.1 --without rank --seed 1', 0],
  ['stress --theorem 2.2 --runs 300 --seed 1', 0],
];
/** Coordinates of a network in which each is a switch: it has 2ⁿ attractors. */
const SWITCHES = 10;

interface Taken {
  /** Until anything is said, on stdout or on stderr. */
  readonly first: number;
  readonly whole: number;
}

export async function measureCommands({ root, folder, rounds, say }: Bench): Promise<Measured> {
  const program = join(root, 'dist', 'present', 'command-line', 'main.js');
  writeFileSync(join(folder, 'switches.json'), JSON.stringify(switches(SWITCHES)));
  writeFileSync(
    join(folder, 'B000003.json'),
    readFileSync(join(root, 'counterexamples', 'entries', 'B000003.json')),
  );
  const problems: string[] = [];
  const rows = [
    ['', 'first output, s', 'end, s', 'kernel', 'exact numbers', 'collecting garbage', 'the rest'],
  ];
  for (const [command, expected] of COMMANDS) {
    const args = command.split(' ');
    const run = async (...options: readonly string[]): Promise<Taken> => {
      rmSync(join(folder, 'found'), { recursive: true, force: true });
      const { status, ...taken } = await timed([...options, program, ...args], folder);
      if (status !== expected)
        problems.push(`${command}: expected exit code ${expected}, got ${status ?? 'none'}`);
      return taken;
    };
    const taken: Taken[] = [];
    for (let round = 0; round < rounds; round++) taken.push(await run());
    const profiles = join(folder, 'profiles');
    rmSync(profiles, { recursive: true, force: true });
    mkdirSync(profiles);
    await run('--cpu-prof', `--cpu-prof-dir=${profiles}`);
    const row = [
      figure(median(taken.map(({ first }) => first))),
      figure(median(taken.map(({ whole }) => whole))),
      ...sharesOf(profiles).map((share) => `${Math.round(100 * share)} %`),
    ];
    say(`${command}: ${row.join(', ')}`);
    rows.push([`\`${command}\``, ...row]);
  }
  const note =
    'By the clock, medians; nothing but the command runs. What the time of all threads goes into is sampled in one run more: the kernel in WebAssembly, ' +
    'arithmetic of exact numbers, collecting garbage, and all else, which includes starting Node and reading the program.';
  return { text: `${note}\n\n${table(rows)}`, problems };
}

/** φ(2·x) in each coordinate, for φ = HardTanh. */
function switches(n: number): object {
  const diagonal = (value: number) =>
    Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_entry, j) => (i === j ? value : 0)));
  const bias = new Array<number>(n).fill(0);
  const layers = [2, 1].map((value) => ({ weights: diagonal(value), bias }));
  return { format: 'basincheck/network@1', activation: { name: 'hard-tanh' }, layers };
}

async function timed(
  args: readonly string[],
  cwd: string,
): Promise<Taken & { readonly status: number | null }> {
  const start = performance.now();
  const seconds = () => (performance.now() - start) / 1e3;
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let first = Infinity;
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', () => {
      first = Math.min(first, seconds());
    });
  const [status] = (await once(child, 'close')) as [number | null];
  return { first, whole: seconds(), status };
}

interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
  }[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

/** The shares of the kernel, of exact numbers, of collecting garbage, and of the rest, in the profiles of all threads. */
function sharesOf(folder: string): readonly number[] {
  const sums = [0, 0, 0, 0];
  for (const name of readdirSync(folder)) {
    const profile = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Profile;
    const kinds = new Map(profile.nodes.map(({ id, callFrame }) => [id, kindOf(callFrame)]));
    profile.samples.forEach((id, k) => {
      const kind = kinds.get(id);
      if (kind !== undefined) sums[kind] = (sums[kind] ?? 0) + (profile.timeDeltas[k] ?? 0);
    });
  }
  const total = sums.reduce((sum, each) => sum + each, 0);
  return sums.map((each) => each / total);
}

function kindOf({ functionName, url }: Profile['nodes'][number]['callFrame']): number | undefined {
  if (functionName === '(idle)' || functionName === '(root)') return undefined;
  if (functionName.startsWith('wasm-')) return 0;
  if (/\/numbers-[^/]*\.js$/.test(url)) return 1;
  return functionName === '(garbage collector)' ? 2 : 3;
}
