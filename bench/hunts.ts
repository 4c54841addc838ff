/** Hunts as a user has them: beside a plain fast-check property, on one thread and on all, and for the whole matrix. */

import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { loadBuild, type Build } from './builds.js';
import {
  hardTanh,
  leakyRelu,
  naiveNetwork,
  seemsToHold,
  type Activation,
  type NaiveConclusion,
  type NaiveNetwork,
} from './naive-property.js';
import type { Bench, Measured } from './part.js';
import { cpuSeconds } from './serve.js';
import { median } from './statistics.js';
import { figure, table } from './table.js';

/** Cells that both can find, with the networks that someone would draw who knows where to look. */
interface Duel {
  readonly cell: string;
  readonly n: number;
  readonly width: number;
  readonly phi: Activation;
  readonly conclusion: NaiveConclusion;
}
const DUELS: readonly Duel[] = [
  {
    cell: '2.2-without-width',
    n: 1,
    width: 2,
    phi: leakyRelu,
    conclusion: 'complement components unbounded',
  },
  { cell: '2.3-without-surjective', n: 2, width: 2, phi: hardTanh, conclusion: 'basin path-connected' },
];
/** Hunts of each, with the seeds 1, 2, …; a duel ends after this time for each. */
const SECONDS = 20;
const RUNS = 60_000;
/** Commands that are long enough to be shared among threads, and short enough to wait for. */
const SHARED: readonly (readonly string[])[] = [
  ['hunt', '--theorem', '2.3', '--without', 'surjective'],
  ['hunt', '--without', 'none', '--runs', '5000'],
  ['stress', '--theorem', '2.2', '--runs', '2000'],
];

export async function measureHunts({ root, folder, rounds, matrix, say }: Bench): Promise<Measured> {
  const build = await loadBuild(root);
  const problems: string[] = [];
  const duels = [
    ['cell', 'hunts', 'basincheck, s', 'networks', 'plain property, s', 'networks', 'finds', 'false alarms'],
  ];
  for (const duel of DUELS) {
    const ours: Hunt[] = [];
    const naive: NaiveHunt[] = [];
    const isOver = (hunts: readonly Hunt[]) => hunts.reduce((sum, { seconds }) => sum + seconds, 0) > SECONDS;
    for (let seed = 1; seed <= rounds && !isOver(ours) && !isOver(naive); seed++) {
      ours.push(await hunted(duel, seed, build));
      naive.push(huntedNaively(duel, seed, build));
    }
    const columns = [ours, naive].flatMap((hunts) => [
      figure(median(hunts.map(({ seconds }) => seconds))),
      String(Math.round(median(hunts.map(({ networks }) => networks)))),
    ]);
    const alarms = naive.reduce((sum, each) => sum + each.alarms, 0);
    const row = [...columns, String(naive.filter(({ found }) => found).length), String(alarms)];
    say(`${duel.cell}: ${row.join(', ')}`);
    duels.push([duel.cell, String(ours.length), ...row]);
  }
  const note =
    'A hunt until the first find, on one thread (medians). The plain property is bench/naive-property.ts, told the ' +
    `activation and the widths; it is given ${SECONDS} s. What it finds is no find until basincheck has certified it, ` +
    'which is not counted in its time; the others are false alarms.';
  const cores = availableParallelism();
  const alone = 'on 1 thread, s';
  const shared = [['', alone, `on ${cores}, s`, 'times as fast']];
  for (const command of SHARED) {
    const [one, all] = [1, cores].map((jobs) => {
      const seconds = commandSeconds(root, folder, [...command, '--jobs', `${jobs}`], problems);
      say(`${command.join(' ')} on ${jobs} threads: ${figure(seconds)} s`);
      return seconds;
    });
    const [before = NaN, after = NaN] = [one, all];
    shared.push([`\`${command.join(' ')}\``, figure(before), figure(after), figure(before / after)]);
  }
  for (let seed = 1; seed <= matrix; seed++) {
    const seconds = commandSeconds(root, folder, ['hunt', '--seed', `${seed}`], problems);
    say(`the matrix from seed ${seed} on ${cores} threads: ${figure(seconds)} s`);
    shared.push([`\`hunt --seed ${seed}\`, the whole matrix`, '', figure(seconds), '']);
  }
  return {
    text: `${note}\n\n${table(duels)}\n\nBy the clock, commands from start to end:\n\n${table(shared)}`,
    problems,
  };
}

interface Hunt {
  readonly seconds: number;
  readonly networks: number;
}

interface NaiveHunt extends Hunt {
  /** Failures of the property that no certificate could be made of. */
  readonly alarms: number;
  readonly found: boolean;
}

async function hunted({ cell }: Duel, seed: number, { hunt }: Build): Promise<Hunt> {
  const start = cpuSeconds();
  const options = { seed, runs: RUNS, findsOnly: true };
  const { candidates, trophy } = await hunt.huntCell(
    hunt.cellNamed(cell),
    options,
    hunt.alone,
    () => undefined,
  );
  if (trophy === undefined) throw new Error(`hunted: expected a find in ${cell} with seed ${seed}, got none`);
  return { seconds: cpuSeconds() - start, networks: candidates };
}

/**
 * The plain property, run again after each of its failures that is none: whether it is one is decided by a certificate,
 * untimed. Given up after some seconds.
 */
function huntedNaively(duel: Duel, seed: number, build: Build): NaiveHunt {
  const { n, width, phi, conclusion } = duel;
  const property = fc.property(naiveNetwork(n, width), (network) => seemsToHold(network, phi, conclusion));
  let [seconds, networks, alarms] = [0, 0, 0];
  for (let attempt = 0; ; attempt++) {
    const start = cpuSeconds();
    const { counterexample, numRuns } = fc.check(property, {
      seed: seed + 1000 * attempt,
      numRuns: RUNS,
      endOnFailure: true,
      interruptAfterTimeLimit: 1e3 * (SECONDS - seconds),
    });
    seconds += cpuSeconds() - start;
    networks += numRuns;
    const [network] = counterexample ?? [];
    const found = network !== undefined && certifies(network, duel, build);
    if (network !== undefined && !found) alarms += 1;
    if (found || seconds >= 0.95 * SECONDS) return { seconds, networks, alarms, found };
  }
}

function certifies(
  { W1, b1, W2, b2 }: NaiveNetwork,
  { cell, phi }: Duel,
  { certify, hunt, network, numbers }: Build,
): boolean {
  const { Rational } = numbers;
  const exact = (values: readonly number[]) => values.map((value) => Rational.fromNumber(value));
  const layer = (W: readonly (readonly number[])[], b: readonly number[]) => ({
    weights: W.map(exact),
    bias: exact(b),
  });
  const activation = phi === hardTanh ? network.hardTanh : network.leakyRelu(Rational.of(1, 4));
  const F = new network.Network(activation, [layer(W1, b1), layer(W2, b2)]);
  return certify.probe(F, hunt.cellNamed(cell).statement, { seed: 0 }).verdict === 'refuted';
}

/** Seconds by the clock of a command, from start to end. */
function commandSeconds(
  root: string,
  folder: string,
  command: readonly string[],
  problems: string[],
): number {
  const out = mkdtempSync(join(folder, 'found-'));
  const start = performance.now();
  const program = join(root, 'dist', 'present', 'command-line', 'main.js');
  const { status } = spawnSync(process.execPath, [program, ...command, '--json', '--out', out], {
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) problems.push(`${command.join(' ')}: expected exit code 0, got ${status ?? 'none'}`);
  return (performance.now() - start) / 1e3;
}
