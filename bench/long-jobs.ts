/** The queue: what the engine takes beside jobs of about ten seconds, the longest that are usual. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type * as Cluster from '../src/search/cluster/index.js';
import { loadBuild } from './builds.js';
import type { Bench, Measured } from './part.js';
import { figure } from './table.js';

const PORT = 7398;
const URL = `redis://127.0.0.1:${PORT}`;
/** In a round. */
const JOBS = 4;
const SECONDS = 10;
/** The jobs are blocks of this scope, with as many networks as take that long. */
const SCOPE = {
  theorem: '2.3',
  without: 'surjective',
  dimension: 2,
  hidden: '2',
  numbers: '0,1,-1',
  activations: 'relu',
};
/** From which number of network on there are blocks. */
const FROM = 1000;

export async function measureLongJobs({ root, folder, rounds, say }: Bench): Promise<Measured> {
  const server = spawn(
    'redis-server',
    ['--port', `${PORT}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder],
    { stdio: 'ignore' },
  );
  const program = join(root, 'dist', 'present', 'command-line', 'bin.js');
  await sleep(1000);
  const worker = spawn(process.execPath, [program, 'worker', '--queue', URL, '--jobs', '1', '--json'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const seconds: number[] = [];
  createInterface({ input: worker.stdout }).on('line', (line) => {
    const said = JSON.parse(line) as { readonly event: string; readonly milliseconds: number };
    if (said.event === 'done') seconds.push(said.milliseconds / 1000);
  });
  const address = pathToFileURL(join(root, 'dist', 'search', 'cluster', 'index.js')).href;
  const { addressOf, Coordinator } = (await import(address)) as typeof Cluster;
  const coordinator = await Coordinator.at(addressOf(URL), () => undefined);
  const block = (from: number, count: number) => ({ scope: SCOPE, from, count });
  try {
    // The scope is listed at the first block of it, here and there.
    await coordinator.perform('judgeBlock', block(0, 1));
    const { huntTasks } = (await loadBuild(root)).hunt;
    huntTasks.judgeBlock(block(0, 1));
    const begun = performance.now();
    huntTasks.judgeBlock(block(FROM, 10));
    const count = Math.ceil((10 * 1000 * SECONDS) / (performance.now() - begun));
    say(`${count} networks in a job`);
    seconds.length = 0;
    let elapsed = 0;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      const blocks = Array.from({ length: JOBS }, (_, k) => block(FROM + count * (round * JOBS + k), count));
      await Promise.all(blocks.map((each) => coordinator.perform('judgeBlock', each)));
      elapsed += (performance.now() - start) / 1000;
      say(`${seconds.map(figure).join(', ')} s`);
    }
    await coordinator.finish();
    const within = seconds.reduce((sum, each) => sum + each, 0);
    const expected = rounds * JOBS;
    const text =
      `A worker of one thread did ${seconds.length} jobs, blocks of ${count} networks of an exhaustive hunt, which took ${figure(Math.min(...seconds))} to ` +
      `${figure(Math.max(...seconds))} s in its thread, ${within.toFixed(2)} s together. From asking for them, ${JOBS} at a time, until the last was checked it took ` +
      `${elapsed.toFixed(2)} s: the engine takes ${figure((100 * (elapsed - within)) / within)} % beside.`;
    const problems =
      seconds.length === expected ? [] : [`jobs: expected ${expected} to be done, got ${seconds.length}`];
    return { text, problems };
  } finally {
    await coordinator.dismiss();
    worker.kill('SIGTERM');
    await once(worker, 'exit');
    server.kill('SIGKILL');
  }
}
