/** The queue: how many networks workers go through beside each other, and what the engine costs for each job. */

import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type * as Cluster from '../src/search/cluster/index.js';
import { loadBuild } from './builds.js';
import type { Bench, Measured } from './part.js';
import { median } from './statistics.js';
import { figure, table } from './table.js';

const PORT = 7399;
const URL = `redis://127.0.0.1:${PORT}`;
/** A control finds nothing, so that it always goes through all its networks. */
const HUNT = ['hunt', '--theorem', '2.3', '--without', 'none', '--runs', '4000', '--seed', '1'];
const WORKERS = [1, 2, 4];
const NETWORKS = 4000;
/** Jobs of one case each, one after the other: beside what they take here, the engine is what is left. */
const SMALL_JOBS = 300;

export async function measureWorkers({ root, folder, rounds, say }: Bench): Promise<Measured> {
  const problems: string[] = [];
  const program = join(root, 'dist', 'present', 'command-line', 'bin.js');
  if (spawnSync('redis-server', ['--version']).status !== 0)
    return { text: 'Not measured: no redis-server.', problems: ['workers: expected redis-server, got none'] };
  const started: ChildProcess[] = [];
  const start = (command: string, ...args: readonly string[]): ChildProcess => {
    const child = spawn(command, args, { cwd: folder, stdio: 'ignore' });
    started.push(child);
    return child;
  };
  const seconds = async (...args: readonly string[]): Promise<number> => {
    const begun = performance.now();
    const child = spawn(process.execPath, [program, ...args], { cwd: folder, stdio: 'ignore' });
    const [status] = (await once(child, 'exit')) as [number | null];
    // 2: a control fills no cell, and a few cases see too little.
    if (status !== 0 && status !== 2) problems.push(`${args.join(' ')}: exit status ${String(status)}`);
    return (performance.now() - begun) / 1000;
  };
  start('redis-server', '--port', `${PORT}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder);
  const times = new Map<string, number[]>();
  const note = (name: string, time: number) => {
    times.set(name, [...(times.get(name) ?? []), time]);
    say(`${name}: ${figure(time)} s`);
  };
  const perJob: number[] = [];
  const cores = availableParallelism();
  try {
    await sleep(1000);
    for (let round = 0; round < rounds; round++) {
      const out = (name: string) => ['--out', join(folder, `${name}-${round}`)];
      note('1 thread', await seconds(...HUNT, '--jobs', '1', ...out('alone')));
      for (const count of WORKERS) {
        const workers = Array.from({ length: count }, (_, k) =>
          // Each on a core of its own, as far as there are any.
          start(
            'taskset',
            '-c',
            `${k % cores}`,
            process.execPath,
            program,
            'worker',
            '--queue',
            URL,
            '--jobs',
            '1',
          ),
        );
        await sleep(3000);
        note(`${count} workers`, await seconds(...HUNT, '--queue', URL, ...out(`${count}`)));
        if (count === 1) {
          perJob.push(await millisecondsPerJob(root));
          say(`the engine: ${figure(perJob.at(-1) ?? NaN)} ms a job`);
        }
        for (const worker of workers) {
          worker.kill('SIGTERM');
          if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
        }
      }
    }
  } finally {
    for (const child of started) child.kill('SIGKILL');
  }
  const of = (name: string) => median(times.get(name) ?? []);
  const rate = (name: string) => figure(NETWORKS / of(name));
  const rows = ['1 thread', ...WORKERS.map((count) => `${count} workers`)].map((name) => [
    name === '1 thread' ? '1 thread, without a queue' : name.replace('1 workers', '1 worker'),
    figure(of(name)),
    rate(name),
    figure(of('1 thread') / of(name)),
  ]);
  const engine = median(perJob);
  const redis =
    execFileSync('redis-server', ['--version'], { encoding: 'utf8' }).split(' v=')[1]?.split(' ')[0] ?? '';
  const text = [
    `\`basincheck ${HUNT.join(' ')}\`, which goes through ${NETWORKS} networks in any case: by one thread, and by workers of one thread each, ` +
      `pinned to the ${cores} cores of one machine, on which the coordinator and the server (Redis ${redis}) run too. The time is that of the ` +
      'whole command, medians:',
    table([['', 's', 'networks per second', 'times as fast'], ...rows]),
    `What the engine costs: ${figure(engine)} ms a job, from asking to the checked answer, beside what the job itself takes (${SMALL_JOBS} jobs of one case ` +
      `of Lemma 2.2, one after the other).`,
  ];
  return { text: text.join('\n\n'), problems };
}

async function millisecondsPerJob(root: string): Promise<number> {
  const { stress } = await loadBuild(root);
  const address = pathToFileURL(join(root, 'dist', 'search', 'cluster', 'index.js')).href;
  const { addressOf, Coordinator } = (await import(address)) as typeof Cluster;
  const coordinator = await Coordinator.at(addressOf(URL), () => undefined);
  const piece = (from: number) => ({ id: 'lem-2.2', seed: 1, from, count: 1 });
  const each = async (does: (from: number) => unknown): Promise<number> => {
    // Whatever is made once is made before.
    for (let k = 0; k < SMALL_JOBS; k++) await does(SMALL_JOBS + k);
    const begun = performance.now();
    for (let k = 0; k < SMALL_JOBS; k++) await does(k);
    return (performance.now() - begun) / SMALL_JOBS;
  };
  const queued = await each((from) => coordinator.perform('examine', piece(from)));
  await coordinator.finish();
  await coordinator.dismiss();
  return queued - (await each((from) => stress.stressTasks.examine(piece(from))));
}
