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
/** The jobs are pieces of a stress run of this statement, with as many cases as take that long. */
const STATEMENT = '2.1';
const CALIBRATION = 60;

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
  const piece = (from: number, count: number) => ({ id: STATEMENT, seed: 1, from, count });
  try {
    const { stressTasks } = (await loadBuild(root)).stress;
    // Whatever is made once is made before, here and there.
    stressTasks.examine(piece(0, CALIBRATION));
    await coordinator.perform('examine', piece(0, CALIBRATION));
    const begun = performance.now();
    stressTasks.examine(piece(CALIBRATION, CALIBRATION));
    const count = Math.ceil((CALIBRATION * 1000 * SECONDS) / (performance.now() - begun));
    say(`${count} cases in a job`);
    seconds.length = 0;
    let elapsed = 0;
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      const pieces = Array.from({ length: JOBS }, (_, k) => piece(count * (round * JOBS + k), count));
      await Promise.all(pieces.map((each) => coordinator.perform('examine', each)));
      elapsed += (performance.now() - start) / 1000;
      say(`${seconds.map(figure).join(', ')} s`);
    }
    await coordinator.finish();
    const within = seconds.reduce((sum, each) => sum + each, 0);
    const expected = rounds * JOBS;
    const text =
      `A worker of one thread did ${seconds.length} jobs, pieces of ${count} cases of Theorem 2.1 in a stress run, which took ${figure(Math.min(...seconds))} to ` +
      `${figure(Math.max(...seconds))} s in its thread, ${within.toFixed(2)} s together. From asking for them, ${JOBS} at a time, until the last was checked it took ` +
      `${elapsed.toFixed(2)} s: the engine takes ${figure((100 * (elapsed - within)) / within)} % beside, ` +
      `${figure((1000 * (elapsed - within)) / seconds.length)} ms a job.`;
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
